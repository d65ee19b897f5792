package io.daybook.cli;

import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.connection.Connection;
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
            "  daybook sync --connection 2 --data-type invoices --data-type creditNotes"
        })
public final class SyncCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private Common common;

    @Option(names = "--connection", paramLabel = "N", description = "Only this connection. Default: every linked one.")
    private Long connection;

    @Option(
            names = "--data-type",
            paramLabel = "T",
            description =
                    "Only this data type: currencies, customers, invoices, creditNotes. May be given several times.")
    private List<String> dataTypes = List.of();

    SyncCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        Instant start = Instant.now();
        try (StopOnSignal stop = new StopOnSignal();
                Services services = workplace.open()) {
            List<Long> connections = connections(services);
            checkDataTypes(services, connections);
            try (Engine engine = stop.watch(Engine.start(services, new Engine.Options(false, false)))) {
                Summary summary = new SyncNow(workplace, services, engine).run(connections, dataTypes);
                Duration elapsed = Duration.between(start, Instant.now());
                summary.print(workplace.printer(), common.json, elapsed);
                return summary.good() ? 0 : Problem.FAILED;
            }
        }
    }

    private List<Long> connections(Services services) {
        if (connection != null) {
            refuseUnlinked(services.connections().get(connection));
            return List.of(connection);
        }
        List<Long> linked = services.connections().list().stream()
                .filter(summary -> summary.status() == Connection.Status.Linked)
                .map(summary -> summary.id())
                .toList();
        if (linked.isEmpty()) {
            throw Problem.failed(
                    "sync",
                    "no connection is linked",
                    "Link one: daybook connect netsuite --help; or see: daybook connections list",
                    null);
        }
        return linked;
    }

    /** The routes would refuse it too, but once for each data type. */
    private static void refuseUnlinked(Connection wanted) {
        if (wanted.status() != Connection.Status.Linked) {
            throw Problem.failed(
                    wanted.label(),
                    "it is " + wanted.status()
                            + wanted.statusReason().map(reason -> ": " + reason).orElse(""),
                    "Mend that, then run: daybook connections test " + wanted.id(),
                    null);
        }
    }

    private void checkDataTypes(Services services, List<Long> connections) {
        for (long id : connections) {
            List<String> known = services.sync()
                    .syncs()
                    .dataTypes(services.connections().get(id).platform());
            for (String dataType : dataTypes) {
                if (!known.contains(dataType)) {
                    throw Problem.wrongUse(
                            "--data-type " + dataType,
                            "no mapping covers it for connection " + id,
                            "Known are: " + String.join(", ", known),
                            null);
                }
            }
        }
    }
}
