package io.daybook.cli;

import io.daybook.app.CallCounter;
import io.daybook.connection.ConnectionSummary;
import io.daybook.sync.DatasetStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many calls each connection made to its platform in this month, as a table and as JSON. */
final class CallsView {
    private final List<ConnectionSummary> connections;
    private final Map<Long, Long> written;
    private final CallCounter calls;

    /** @param datasets of all connections that are shown */
    CallsView(List<DatasetStatus> datasets, CallCounter calls) {
        this.connections =
                datasets.stream().map(DatasetStatus::connection).distinct().toList();
        this.written = calls.written();
        this.calls = calls;
    }

    private long of(ConnectionSummary connection) {
        return written.getOrDefault(connection.id(), 0L);
    }

    /** Rounded down, so that 100 means all. */
    private long percent(ConnectionSummary connection) {
        return of(connection) * 100 / calls.budget();
    }

    void print(Printer printer, int width) {
        boolean budget = calls.budget() > 0;
        String heading = ">calls in " + calls.month();
        Table table = budget
                ? new Table(width, ">no", "connection", heading, ">of budget")
                : new Table(width, ">no", "connection", heading);
        for (ConnectionSummary connection : connections) {
            String account = connection.platform() + " " + connection.account();
            String made = Figures.whole(of(connection));
            if (of(connection) > 0 && budget) {
                table.row(
                        connection.id(), account, made, percent(connection) + "% of " + Figures.whole(calls.budget()));
            } else if (of(connection) > 0) {
                table.row(connection.id(), account, made);
            }
        }
        if (!table.isEmpty()) {
            printer.result("");
            table.print(printer);
        }
    }

    List<Map<String, Object>> json() {
        return connections.stream()
                .map(connection -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("connection", connection.id());
                    json.put("platform", connection.platform());
                    json.put("account", connection.account());
                    json.put("month", calls.month().toString());
                    json.put("calls", of(connection));
                    if (calls.budget() > 0) {
                        json.put("budget", calls.budget());
                        json.put("percent", percent(connection));
                    }
                    return json;
                })
                .toList();
    }
}
