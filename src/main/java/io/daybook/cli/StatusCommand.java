package io.daybook.cli;

import io.daybook.app.Schedules;
import io.daybook.app.Services;
import io.daybook.connection.Connection;
import io.daybook.sync.DatasetStatus;
import io.daybook.sync.Statuses;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook status}: how every data type of every connection gets on. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        header = "Shows how every data type of every connection gets on, and what to do where something is wrong.",
        description = {
            "state: running (with how far), done, interrupted (the next run goes on), failed (needs a person), never; or"
                    + " the connection's own, where it is not linked.",
            "last ok: how long ago a sync last ended well. lag: how old what is here may be, by the platform's clock. rows: in"
                    + " the ledger. proof: whether the platform's own figures are ours. next: by the schedules, in UTC, if a"
                    + " server runs. letters: open dead letters.",
            "Below: how many calls each connection made to its platform in this month (UTC), as the platform bills them, and how"
                    + " much of daybook.calls.budget that is.",
            "Works with or without a server running."
        })
public final class StatusCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private Common common;

    @Option(names = "--connection", paramLabel = "N", description = "Only this connection. Default: all.")
    private Long connection;

    StatusCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        try (Services services = workplace.open()) {
            if (connection != null) {
                services.connections().find(connection);
            }
            Statuses statuses = services.sync().statuses();
            List<DatasetStatus> all = statuses.all(Optional.ofNullable(connection));
            Map<Statuses.Key, Long> rows = statuses.rows(Optional.ofNullable(connection));
            Instant now = Instant.now();
            Schedules schedules = Schedules.read(services.settings());
            List<StatusView> views = all.stream()
                    .map(status -> new StatusView(
                            status,
                            rows.getOrDefault(
                                    new Statuses.Key(status.connection().id(), status.dataType()), 0L),
                            next(schedules, status, now),
                            now))
                    .toList();
            print(views, new CallsView(all, services.calls()));
            return 0;
        }
    }

    private static Optional<Instant> next(Schedules schedules, DatasetStatus status, Instant now) {
        return status.connection().status() == Connection.Status.Linked
                ? schedules.next(status.connection().platform(), status.dataType(), now)
                : Optional.empty();
    }

    private void print(List<StatusView> views, CallsView calls) {
        Printer printer = workplace.printer();
        if (common.json) {
            printer.json(Map.of("datasets", views.stream().map(StatusView::json).toList(), "apiCalls", calls.json()));
            return;
        }
        if (views.isEmpty()) {
            printer.result("No connection yet. Link one: daybook connect --help");
            return;
        }
        Table table = StatusView.table(workplace.width());
        long before = 0;
        for (StatusView view : views) {
            view.addTo(table, view.connection() != before);
            before = view.connection();
        }
        table.print(printer);
        calls.print(printer, workplace.width());
    }
}
