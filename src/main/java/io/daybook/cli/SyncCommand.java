package io.daybook.cli;

import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.sync.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook sync}: reads now what the schedules would read later. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        header = "Reads linked connections now, with progress, and prints what became of every record.",
        description = "A sync that was interrupted goes on where it stopped. Works with or without a server running.",
        footer = {
            "",
            "Invoices and credit notes of connection 2 only:",
            "  daybook sync --connection 2 --data-type invoices --data-type creditNotes",
            "",
            "Is it all there? Compare now with the platform's own figures:",
            "  daybook sync --prove"
        })
public final class SyncCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private Common common;

    @Mixin
    private Selection selection;

    @Option(names = "--everything", description = "Read all documents, whatever their clocks show.")
    private boolean everything;

    @Option(
            names = "--prove",
            description = "Compare with the platform's own counts and sums, even if that was done lately.")
    private boolean prove;

    @Option(
            names = "--accept-deletions",
            description = "Take what the platform no longer gives for deleted, even if it is suspiciously much.")
    private boolean acceptDeletions;

    SyncCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        Instant start = Instant.now();
        try (StopOnSignal stop = new StopOnSignal();
                Services services = workplace.open()) {
            List<Long> connections = selection.connections(services, "sync");
            Order order = new Order(everything, prove, acceptDeletions);
            try (Engine engine = stop.watch(Engine.start(services, new Engine.Options(false, false)))) {
                Summary summary = new SyncNow(workplace, services, engine, order)
                        .run(connections, platform -> selection.dataTypes(services, platform));
                Duration elapsed = Duration.between(start, Instant.now());
                summary.print(workplace.printer(), common.json, elapsed);
                return summary.good() ? 0 : Problem.FAILED;
            }
        }
    }
}
