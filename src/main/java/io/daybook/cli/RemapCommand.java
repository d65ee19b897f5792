package io.daybook.cli;

import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.connection.Connection;
import io.daybook.connection.ConnectionSummary;
import io.daybook.deadletter.DeadLetter;
import io.daybook.deadletter.DeadLetters;
import io.daybook.deadletter.ReplayResult;
import io.daybook.sync.SyncReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook remap}: applies the present mapping to what was read before. */
@Command(
        name = "remap",
        mixinStandardHelpOptions = true,
        header = "Runs the present mapping over the page archive, without a request to the platform.",
        description = {
            "Every living document is put together from the pages it came in and loaded as by a sync; open dead letters are",
            "replayed. Can be interrupted and run again at any time. What the archive cannot give is said, and read by the",
            "next sync."
        },
        footer = {
            "",
            "After a change of how invoices are classified:",
            "  daybook mappings check",
            "  daybook remap --data-type invoices"
        })
public final class RemapCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private Common common;

    @Option(names = "--connection", paramLabel = "N", description = "Only this connection. Default: every one.")
    private Long connection;

    @Option(
            names = "--data-type",
            paramLabel = "T",
            description =
                    "Only this data type: currencies, customers, invoices, creditNotes. May be given several times.")
    private List<String> dataTypes = List.of();

    RemapCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        Instant start = Instant.now();
        try (StopOnSignal stop = new StopOnSignal();
                Services services = workplace.open()) {
            List<Connection> connections = connections(services);
            connections.forEach(each -> checkDataTypes(services, each));
            try (Engine engine = stop.watch(Engine.start(services, new Engine.Options(false, false)))) {
                return new Run(services, engine).over(connections, start);
            }
        }
    }

    private List<Connection> connections(Services services) {
        if (connection != null) {
            return List.of(services.connections().get(connection));
        }
        List<Long> all = services.connections().list().stream()
                .map(ConnectionSummary::id)
                .toList();
        if (all.isEmpty()) {
            throw Problem.failed("remap", "there is no connection", "Link one: daybook connect --help", null);
        }
        return all.stream().map(services.connections()::get).toList();
    }

    private void checkDataTypes(Services services, Connection of) {
        List<String> known = services.sync().dataTypes().of(of.platform());
        for (String dataType : dataTypes) {
            if (!known.contains(dataType)) {
                throw Problem.wrongUse(
                        "--data-type " + dataType,
                        "no mapping covers it for connection " + of.id(),
                        "Known are: " + String.join(", ", known),
                        null);
            }
        }
    }

    /** One command's work. */
    private final class Run {
        private final Services services;
        private final Engine engine;
        private final Summary summary = new Summary(workplace.width(), "of which nothing was asked");
        private final List<Problem> refusals = new ArrayList<>();
        private long replayed;
        private long closed;

        Run(Services services, Engine engine) {
            this.services = services;
            this.engine = engine;
        }

        int over(List<Connection> connections, Instant start) {
            ProgressBars progress = new ProgressBars(workplace.printer(), workplace.terminal());
            services.sync().listeners().add(progress);
            try {
                for (Connection each : connections) {
                    for (String dataType : services.sync().dataTypes().of(each.platform())) {
                        if (dataTypes.isEmpty() || dataTypes.contains(dataType)) {
                            remap(each, dataType);
                        }
                    }
                }
            } finally {
                services.sync().listeners().remove(progress);
            }
            summary.print(workplace.printer(), common.json, Duration.between(start, Instant.now()));
            if (replayed > 0) {
                workplace
                        .printer()
                        .note(replayed + " dead letters replayed, " + closed + " closed, " + (replayed - closed)
                                + " open");
            }
            refusals.forEach(refusal -> workplace.printer().note("daybook: " + refusal.getMessage()));
            return summary.good() && refusals.isEmpty() ? 0 : Problem.FAILED;
        }

        /** What cannot be mapped again keeps nothing else from it. */
        private void remap(Connection of, String dataType) {
            // Those that this very run sets aside would only fail once more.
            List<DeadLetter> open = letters(of, dataType);
            try {
                SyncReport report = new Patience(workplace.printer())
                        .whileBusy(
                                dataType,
                                () -> engine.remap(of.id(), dataType),
                                attempt -> attempt.state() == SyncReport.State.BUSY);
                summary.add(of, report);
                if (report.state() == SyncReport.State.DONE || report.state() == SyncReport.State.FAILED) {
                    open.forEach(this::replay);
                }
            } catch (Problem refused) {
                refusals.add(refused);
            }
        }

        private List<DeadLetter> letters(Connection of, String dataType) {
            return services
                    .deadLetters()
                    .list(new DeadLetters.Filter(Optional.of(of.id()), Optional.of(dataType), false, Integer.MAX_VALUE))
                    .stream()
                    .filter(letter -> letter.recordKey().isPresent())
                    .toList();
        }

        private void replay(DeadLetter letter) {
            ReplayResult result = engine.replay(letter.id());
            replayed++;
            closed += result.closed() ? 1 : 0;
        }
    }
}
