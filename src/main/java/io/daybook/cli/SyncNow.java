package io.daybook.cli;

import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.connection.Connection;
import io.daybook.sync.SyncReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Syncs connections now, one data type after the other, with progress. */
final class SyncNow {
    /** A dead process's lease runs out within a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Workplace workplace;
    private final Services services;
    private final Engine engine;

    SyncNow(Workplace workplace, Services services, Engine engine) {
        this.workplace = workplace;
        this.services = services;
        this.engine = engine;
    }

    /**
     * Syncs.
     *
     * @param connections which ones
     * @param dataTypes which of each; empty for all that have a mapping
     */
    Summary run(List<Long> connections, List<String> dataTypes) {
        Summary summary = new Summary(workplace.width());
        ProgressBars progress = new ProgressBars(workplace.printer(), workplace.terminal());
        services.sync().listeners().add(progress);
        try {
            for (long id : connections) {
                Connection connection = services.connections().get(id);
                List<String> types =
                        dataTypes.isEmpty() ? services.sync().syncs().dataTypes(connection.platform()) : dataTypes;
                for (String dataType : types) {
                    SyncReport report = patiently(connection, dataType);
                    summary.add(connection, report);
                    if (report.problem()
                            .filter(stop -> stop.kind().equals("unauthorized"))
                            .isPresent()) {
                        break;
                    }
                }
            }
        } finally {
            services.sync().listeners().remove(progress);
        }
        return summary;
    }

    /** Waits for the lease of another process that may be dead. */
    private SyncReport patiently(Connection connection, String dataType) {
        Instant until = Instant.now().plus(PATIENCE);
        boolean told = false;
        while (true) {
            SyncReport report = engine.sync(connection.id(), dataType);
            if (report.state() != SyncReport.State.BUSY || Instant.now().isAfter(until)) {
                return report;
            }
            if (!told) {
                workplace.printer().note(dataType + ": another Daybook is at it; waiting up to a minute ...");
                told = true;
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }
}
