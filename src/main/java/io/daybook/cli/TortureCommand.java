package io.daybook.cli;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import io.daybook.torture.Intensity;
import io.daybook.torture.TortureReport;
import io.daybook.torture.TortureRun;
import io.daybook.torture.TortureSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
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
                "Starts a sandbox of each platform, a PostgreSQL of its own and the server as a process; lets people edit the books,"
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
            description = "Size of the books of each platform at the beginning. Default: ${DEFAULT-VALUE}.")
    private int invoices;

    @Option(
            names = "--intensity",
            defaultValue = "USUAL",
            paramLabel = "I",
            description = "How much goes wrong: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Intensity intensity;

    @Option(
            names = "--platform",
            paramLabel = "P",
            split = ",",
            description = "Whose books are read: netsuite, intacct. Default: both, side by side.")
    private List<String> platforms = TortureSettings.PLATFORMS;

    @Option(
            names = "--without",
            paramLabel = "FAULT",
            split = ",",
            completionCandidates = FaultNames.class,
            description = "Faults that shall not strike: ${COMPLETION-CANDIDATES}.")
    private Set<String> without = Set.of();

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
        refuseUnknown("--platform", platforms, TortureSettings.PLATFORMS);
        refuseUnknown("--without", without, TortureSettings.faults());
        long chosen = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
        Settings settings = workplace.settings();
        Logs.toFolder(settings);
        Path folder = keep == null || keep.toString().isEmpty()
                ? settings.home().resolve("torture-" + chosen)
                : keep.toAbsolutePath();
        refuseUsed(folder);
        workplace.printer().note("seed " + chosen + ", " + minutes + " minutes; everything is in " + folder);
        TortureRun run = new TortureRun(
                new TortureSettings(
                        chosen,
                        Duration.ofMinutes(minutes),
                        invoices,
                        intensity,
                        Set.copyOf(platforms),
                        without,
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

    /** So that the help names them. */
    private static final class FaultNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return TortureSettings.faults().iterator();
        }
    }

    private static void refuseUnknown(String option, Collection<String> given, Collection<String> known) {
        given.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Problem.wrongUse(
                    option, "there is no '" + name + "'", "There are: " + String.join(", ", known), null);
        });
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
