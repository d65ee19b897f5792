package io.daybook.cli;

import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.connection.Connection;
import io.daybook.sync.Order;
import io.daybook.sync.SyncReport;
import java.util.List;
import java.util.function.Function;

/** Syncs connections now, one data type after the other, with progress. */
final class SyncNow {
    private final Workplace workplace;
    private final Services services;
    private final Engine engine;
    private final Order order;

    /** @param order what is wanted beyond what a schedule would do */
    SyncNow(Workplace workplace, Services services, Engine engine, Order order) {
        this.order = order;
        this.workplace = workplace;
        this.services = services;
        this.engine = engine;
    }

    /**
     * Syncs.
     *
     * @param connections which ones
     * @param dataTypes which of each, by its platform
     */
    Summary run(List<Long> connections, Function<String, List<String>> dataTypes) {
        Summary summary = new Summary(workplace.width());
        ProgressBars progress = new ProgressBars(workplace.printer(), workplace.terminal());
        services.sync().listeners().add(progress);
        try {
            for (long id : connections) {
                Connection connection = services.connections().get(id);
                if (connections.size() > 1) {
                    workplace.printer().note(Summary.title(connection));
                }
                for (String dataType : dataTypes.apply(connection.platform())) {
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

    private SyncReport patiently(Connection connection, String dataType) {
        return new Patience(workplace.printer())
                .whileBusy(
                        dataType,
                        () -> engine.sync(connection.id(), dataType, order),
                        report -> report.state() == SyncReport.State.BUSY);
    }
}
