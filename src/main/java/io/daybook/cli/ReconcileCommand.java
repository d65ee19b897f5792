package io.daybook.cli;

import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.config.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook reconcile}: compares the ledger with the platform's own figures, without reading anything. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        header = "Compares the ledger with the platform's own counts and sums, and names what differs.",
        description = {
            "The platform counts and adds up by itself; ledger, dead letters and what the mapping leaves out must be the same"
                    + " together. Where they are not, ever smaller ranges are compared until the documents are found, and these"
                    + " can be read again.",
            "Exits 0 only if everything agrees in the end."
        },
        footer = {
            "",
            "Read what differs again without being asked:",
            "  daybook reconcile --connection 2 --data-type invoices --repair"
        })
public final class ReconcileCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private Common common;

    @Mixin
    private Selection selection;

    @Option(names = "--repair", description = "Read the documents that differ again, without asking.")
    private boolean repair;

    ReconcileCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        try (StopOnSignal stop = new StopOnSignal();
                Services services = workplace.open()) {
            List<Long> connections = selection.connections(services, "reconcile");
            try (Engine engine = stop.watch(Engine.start(services, new Engine.Options(false, false)))) {
                Reconciliation reconciliation = new Reconciliation(workplace, services, engine, common.json, repair);
                for (long connection : connections) {
                    reconciliation.of(
                            services.connections().get(connection),
                            selection.dataTypes(
                                    services,
                                    services.connections().find(connection).platform()));
                }
                reconciliation.conclude();
                return reconciliation.agrees() ? 0 : Problem.FAILED;
            }
        }
    }
}
