package io.daybook.app;

import io.daybook.connection.Connections;
import io.daybook.sync.SyncReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which syncs somebody is to hear of, and what they are told. */
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
}
