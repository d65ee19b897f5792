package io.daybook.app;

import io.daybook.config.Settings;
import io.daybook.connection.CallCounts;
import io.daybook.connection.ConnectionSummary;
import io.daybook.connection.Connections;
import io.daybook.sync.SyncReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody is to hear of, and what they are told. */
public final class Alerts {
    private final Connections connections;

    Alerts(Connections connections) {
        this.connections = connections;
    }

    /** Whether a sync ended in a way that the next schedule will not mend. */
    public boolean needed(SyncReport report) {
        return report.state() == SyncReport.State.FAILED;
    }

    /** What is told, as it becomes JSON: no secrets, no customer's data. */
    public Map<String, Object> of(SyncReport report) {
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("connection", connections.find(report.connectionId()).label());
        alert.put("company", connections.find(report.connectionId()).company());
        alert.put("dataType", report.dataType());
        alert.put("sync", report.syncId());
        report.problem().ifPresent(stop -> {
            alert.put("kind", stop.kind());
            alert.put("message", stop.message());
        });
        return alert;
    }

    /** What is told of a budget of API calls that is used up, or nearly. */
    Map<String, Object> of(CallCounts.Reached reached, CallCounter calls) {
        ConnectionSummary connection = connections.find(reached.connectionId());
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("connection", connection.label());
        alert.put("company", connection.company());
        alert.put("kind", "budget");
        alert.put(
                "message",
                connection.label() + ": " + reached.calls() + " API calls in " + calls.month() + ", "
                        + (reached.percent() >= 100 ? "all" : reached.percent() + " %") + " of its budget of "
                        + calls.budget()
                        + ". It is read on. Read it less often (routes/schedules.camel.yaml), or raise "
                        + Settings.CALLS_BUDGET.environmentName() + ".");
        return alert;
    }
}
