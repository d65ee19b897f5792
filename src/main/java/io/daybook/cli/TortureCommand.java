package io.daybook.cli;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import io.daybook.sandbox.netsuite.Fault;
import io.daybook.torture.Intensity;
import io.daybook.torture.TortureReport;
import io.daybook.torture.TortureRun;
import io.daybook.torture.TortureSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook torture}: whether nothing is lost, tried. */
@Command(
        name = "torture",
        mixinStandardHelpOptions = true,
        header = "Edits a sandbox's books while they are read, breaks what can break, and compares.",
        description =
                "Starts a NetSuite sandbox, a PostgreSQL of its own and the server as a process; lets people edit the books,"
                        + " answers go wrong, the server be killed and PostgreSQL be cut off; comes to rest every minute and compares"
                        + " ledger and books value by value. Touches no other data. Exits with 1 when it finds a difference.",
        footer = {
            "",
            "Half an hour, and the same history once more:",
            "  daybook torture --minutes 30",
            "  daybook torture --minutes 30 --seed 48213",
            "docs/torture.md says how to read the report."
        })
public final class TortureCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private Common common;

    @Option(
            names = "--minutes",
            defaultValue = "5",
            paramLabel = "N",
            converter = Values.Minutes.class,
            description = "How long the history goes on, 1 to 1440. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Repeats a history. Default: a new one, which is printed.")
    private Long seed;

    @Option(
            names = "--invoices",
            defaultValue = "400",
            paramLabel = "N",
            converter = Values.Invoices.class,
            description = "Size of the books at the beginning. Default: ${DEFAULT-VALUE}.")
    private int invoices;

    @Option(
            names = "--intensity",
            defaultValue = "USUAL",
            paramLabel = "I",
            description = "How much goes wrong: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Intensity intensity;

    @Option(
            names = "--without",
            paramLabel = "FAULT",
            split = ",",
            description = "Faults that shall not strike: ${COMPLETION-CANDIDATES}.")
    private List<Fault> without = List.of();

    @Option(
            names = "--keep",
            arity = "0..1",
            paramLabel = "FOLDER",
            fallbackValue = "",
            description = "Keep database, history and log, in this folder. Default: in the data folder, and only what a"
                    + " failure needs.")
    private Path keep;

    TortureCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws InterruptedException {
        long chosen = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
        Settings settings = workplace.settings();
        Logs.toFolder(settings);
        Path folder = keep == null || keep.toString().isEmpty()
                ? settings.home().resolve("torture-" + chosen)
                : keep.toAbsolutePath();
        refuseUsed(folder);
        workplace.printer().note("seed " + chosen + ", " + minutes + " minutes; everything is in " + folder);
        Set<Fault> faults = EnumSet.allOf(Fault.class);
        without.forEach(faults::remove);
        TortureRun run = new TortureRun(
                new TortureSettings(
                        chosen,
                        Duration.ofMinutes(minutes),
                        invoices,
                        intensity,
                        faults,
                        workplace.installation(),
                        folder,
                        keep != null),
                new RenewedLine(workplace)::show);
        try (StopOnSignal stop = new StopOnSignal()) {
            stop.whenAsked(run::stop);
            TortureReport report = run.run();
            new TortureSummary(workplace.printer(), workplace.width()).print(report, common.json);
            return report.good() ? 0 : Problem.FAILED;
        }
    }

    private static void refuseUsed(Path folder) {
        if (Files.exists(folder)) {
            throw Problem.wrongUse(
                    folder.toString(),
                    "this folder is there already, perhaps from an earlier run of the same seed",
                    "Delete it, or name another one: --keep FOLDER",
                    null);
        }
    }
}
