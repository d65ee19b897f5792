package io.daybook.cli;

import io.daybook.bench.BenchSettings;
import io.daybook.bench.IdleBenchmark;
import io.daybook.bench.LoadBenchmark;
import io.daybook.bench.SlowBenchmark;
import io.daybook.config.Problem;
import io.daybook.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
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
            "A thousand connections, looked at each minute for an hour, nothing new:",
            "  daybook bench --part IDLE --connections 1000 --minutes 60",
            "docs/performance.md says how to read the figures and what they were."
        })
public final class BenchCommand implements Callable<Integer> {
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
                "SLOW: whether the slots of a slow account are ever idle;",
                "IDLE: what many connections cost in which nothing is new."
            })
    private Part part;

    @Option(
            names = "--rows",
            defaultValue = "100000",
            paramLabel = "N",
            description = "Invoice lines of LOAD, 1000 to 100000000. Default: ${DEFAULT-VALUE}.")
    private long rows;

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
        SLOW,
        IDLE
    }

    BenchCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        if (rows < 1_000 || rows > 100_000_000) {
            throw Problem.wrongUse("--rows " + rows, "it must be from 1000 to 100000000", "Give another number.", null);
        }
        if (runs < 1 || runs > 100) {
            throw Problem.wrongUse("--runs " + runs, "it must be from 1 to 100", "Give another number.", null);
        }
        if (connections < 1 || connections > 100_000) {
            throw Problem.wrongUse(
                    "--connections " + connections, "it must be from 1 to 100000", "Give another number.", null);
        }
        if (minutes < 1 || minutes > 1_440) {
            throw Problem.wrongUse("--minutes " + minutes, "it must be from 1 to 1440", "Give another number.", null);
        }
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
                rows,
                runs,
                workplace.installation(),
                folder,
                Optional.ofNullable(recording).map(Path::toAbsolutePath));
        BenchSummary summary = new BenchSummary(workplace);
        RenewedLine progress = new RenewedLine(workplace);
        switch (part) {
            case LOAD -> summary.print(new LoadBenchmark(bench, progress::show).run(), common.json);
            case SLOW -> summary.print(new SlowBenchmark(bench, progress::show).run(), common.json);
            case IDLE ->
                new IdleSummary(workplace)
                        .print(new IdleBenchmark(bench, connections, minutes, progress::show).run(), common.json);
        }
        return 0;
    }
}
