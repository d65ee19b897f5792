package io.daybook.cli;

import io.daybook.bench.BenchSettings;
import io.daybook.bench.GrowthBenchmark;
import io.daybook.bench.IdleBenchmark;
import io.daybook.bench.LoadBenchmark;
import io.daybook.bench.SlowBenchmark;
import io.daybook.bench.SlowSettings;
import io.daybook.bench.WaitBenchmark;
import io.daybook.config.Problem;
import io.daybook.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook bench}: how fast it is, beside the least that has to be done. */
@Command(
        name = "bench",
        subcommands = BenchSubjectCommand.class,
        mixinStandardHelpOptions = true,
        header = "Measures how fast books are read, beside a plain program that does nothing but load them.",
        description =
                "Starts a platform that answers at once and a PostgreSQL of its own with default settings, and reads"
                        + " invoices from one into the other: by a plain program without any feature, and by Daybook with its"
                        + " shipped routes and mappings. Checks every ledger before its time counts. Touches no other data.",
        footer = {
            "",
            "A million lines, as JSON:",
            "  daybook bench --rows 1000000 --json",
            "Against a platform that takes 0.8 s a page and bears 5, 10 and 20 requests at once:",
            "  daybook bench --part SLOW",
            "The cost of a row up to five million:",
            "  daybook bench --part GROWTH --rows 5000000",
            "A thousand connections, looked at each minute for an hour, nothing new:",
            "  daybook bench --part IDLE --connections 1000 --minutes 60",
            "docs/performance.md says how to read the figures and what they were."
        })
public final class BenchCommand implements Callable<Integer> {
    private static final long LINES = 100_000;
    private static final long LINES_OF_GROWTH = 1_000_000;

    private final Workplace workplace;

    @Mixin
    private Common common;

    @Option(
            names = "--part",
            defaultValue = "LOAD",
            paramLabel = "PART",
            description = {
                "What is measured. Default: ${DEFAULT-VALUE}.",
                "LOAD: how fast, beside a plain program;",
                "GROWTH: whether a row costs the same from 10000 rows to --rows, and memory in a heap of 256 MB;",
                "SLOW: whether the slots of a slow account are ever idle;",
                "WAITS: whether a back-fill gives way to small readings of the same account;",
                "IDLE: what many connections cost in which nothing is new."
            })
    private Part part;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description =
                    "Invoice lines of LOAD, and of the largest books of GROWTH, 1000 to 100000000. Default: 100000, and of"
                            + " GROWTH 1000000.")
    private Long rows;

    @Option(
            names = "--pages",
            defaultValue = "150",
            paramLabel = "N",
            description =
                    "Pages for each slot of the account in SLOW and WAITS, 5 to 10000; each slot brings one in 0.8 s, so"
                            + " that 150 are two minutes a reading. Default: ${DEFAULT-VALUE}.")
    private int pages;

    @Option(
            names = "--at-once",
            defaultValue = "5,10,20",
            split = ",",
            paramLabel = "N",
            description =
                    "Requests at once that the platforms of SLOW and WAITS bear, 2 to 100 each. Default: ${DEFAULT-VALUE}.")
    private List<Integer> atOnce;

    @Option(
            names = "--runs",
            defaultValue = "3",
            paramLabel = "N",
            description = "How often each is measured in LOAD; figures are medians. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--connections",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Connections of IDLE, 1 to 100000. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(
            names = "--minutes",
            defaultValue = "10",
            paramLabel = "N",
            description = "How long IDLE is measured, 1 to 1440. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(
            names = "--jfr",
            paramLabel = "FILE",
            description = "Leave a flight recording of Daybook's last run here, for jfr or Mission Control.")
    private Path recording;

    /** What is measured. */
    enum Part {
        LOAD,
        GROWTH,
        SLOW,
        WAITS,
        IDLE
    }

    BenchCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        long lines = rows != null ? rows : part == Part.GROWTH ? LINES_OF_GROWTH : LINES;
        inRange("--rows", lines, 1_000, 100_000_000);
        inRange("--runs", runs, 1, 100);
        inRange("--pages", pages, 5, 10_000);
        atOnce.forEach(limit -> inRange("--at-once", limit, 2, 100));
        inRange("--connections", connections, 1, 100_000);
        inRange("--minutes", minutes, 1, 1_440);
        Settings settings = workplace.settings();
        Logs.toFolder(settings);
        Path folder = settings.home().resolve("bench");
        if (Files.exists(folder)) {
            throw Problem.wrongUse(
                    folder.toString(),
                    "this folder is there already: another benchmark runs, or one was killed",
                    "Wait for it, or delete the folder.",
                    null);
        }
        BenchSettings bench = new BenchSettings(
                lines,
                runs,
                workplace.installation(),
                folder,
                Optional.ofNullable(recording).map(Path::toAbsolutePath));
        SlowSettings slow = new SlowSettings(atOnce, pages);
        RenewedLine progress = new RenewedLine(workplace);
        switch (part) {
            case LOAD -> new BenchSummary(workplace).print(new LoadBenchmark(bench, progress::show).run(), common.json);
            case GROWTH ->
                new GrowthSummary(workplace).print(new GrowthBenchmark(bench, progress::show).run(), common.json);
            case SLOW ->
                new SlowSummary(workplace).print(new SlowBenchmark(bench, slow, progress::show).run(), common.json);
            case WAITS ->
                new WaitSummary(workplace).print(new WaitBenchmark(bench, slow, progress::show).run(), common.json);
            case IDLE ->
                new IdleSummary(workplace)
                        .print(new IdleBenchmark(bench, connections, minutes, progress::show).run(), common.json);
        }
        return 0;
    }

    private static void inRange(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw Problem.wrongUse(
                    option + " " + value, "it must be from " + least + " to " + most, "Give another number.", null);
        }
    }
}
