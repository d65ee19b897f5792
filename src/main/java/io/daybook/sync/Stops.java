package io.daybook.sync;

import io.daybook.connection.Connection;
import io.daybook.connection.Connections;
import io.daybook.source.SourceException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what a failure means for the run it happened in, and sees to what follows from it. Thread-safe. */
final class Stops {
    private static final Logger LOG = LoggerFactory.getLogger(Stops.class);

    private final Connections connections;
    private final Datasets datasets;
    private final SetAside setAside;
    private final BooleanSupplier stopping;

    /** @param stopping whether Daybook is shutting down */
    Stops(Connections connections, Datasets datasets, SetAside setAside, BooleanSupplier stopping) {
        this.connections = connections;
        this.datasets = datasets;
        this.setAside = setAside;
        this.stopping = stopping;
    }

    /** Stops a run at its windows. */
    void failed(SyncRun run, Throwable cause, String route, String step) {
        SyncReport.Stop stop = stopFor(cause);
        boolean first = run.stop(stop);
        switch (stop.kind()) {
            case "unauthorized" ->
                attempt(() -> connections.setStatus(
                        run.connection().id(), Connection.Status.Deauthorized, Optional.of(stop.message())));
            case "defect" -> {
                LOG.error("{}: {} failed at {}/{}", run.connection().label(), run.dataType(), route, step, cause);
                // Windows that fail side by side are one failure of the sync.
                if (first) {
                    attempt(() -> setAside.storeFailedSync(run, stop, route, step));
                }
            }
            default ->
                LOG.warn(
                        "{}: {} stopped ({}): {}",
                        run.connection().label(),
                        run.dataType(),
                        stop.kind(),
                        stop.message());
        }
    }

    private SyncReport.Stop stopFor(Throwable cause) {
        if (cause instanceof SourceException source) {
            return new SyncReport.Stop(source.kind(), source.getMessage());
        }
        if (cause instanceof LeaseLostException) {
            return new SyncReport.Stop("stopped", cause.getMessage());
        }
        if (DatabaseAway.is(cause)) {
            return new SyncReport.Stop("transient", "PostgreSQL did not answer: " + cause.getMessage());
        }
        if (stopping.getAsBoolean()) {
            // Threads are interrupted and routes refuse work then; a real defect shows again at the next start.
            return new SyncReport.Stop("stopped", "Daybook is shutting down: " + cause);
        }
        return new SyncReport.Stop("defect", cause.toString());
    }

    /** Says that what was read to its end must not count as done, and keeps why. */
    void refuse(SyncRun run, SyncReport.Stop why, String route, String step) {
        run.refuse(why);
        setAside.storeFailedSync(run, why, route, step);
    }

    /** Notes at the dataset that a run ended on the way. */
    void note(SyncRun run) {
        attempt(() -> datasets.troubled(run, run.stopped()));
    }

    /** What a failure leads to must not keep the run from being ended. */
    private static void attempt(Runnable consequence) {
        try {
            consequence.run();
        } catch (RuntimeException failed) {
            LOG.error("The consequence of a failed sync could not be written; the next run will meet it again", failed);
        }
    }
}
