package io.daybook.sync;

import io.daybook.config.Problem;
import io.daybook.connection.Connection;
import io.daybook.connection.Connections;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of this process: each begins with the lease of its dataset, and leaves by giving it back. Thread-safe. */
final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final SyncReport.Stop SHUTTING_DOWN = new SyncReport.Stop("stopped", "Daybook is shutting down");

    private final Connections connections;
    private final Mappings mappings;
    private final MappingVersions versions;
    private final Leases leases;
    private final Datasets datasets;
    private final List<SyncListener> listeners;
    private final Duration overlap;
    private final Clock clock;
    private final Set<SyncRun> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** @param overlap how far before its cursor a dataset is read again */
    Runs(
            Connections connections,
            Mappings mappings,
            MappingVersions versions,
            Leases leases,
            Datasets datasets,
            List<SyncListener> listeners,
            Duration overlap,
            Clock clock) {
        this.connections = connections;
        this.mappings = mappings;
        this.versions = versions;
        this.leases = leases;
        this.datasets = datasets;
        this.listeners = listeners;
        this.overlap = overlap;
        this.clock = clock;
    }

    /**
     * Begins a run that asks the platform.
     *
     * @param takeUp gives the run the windows that an interrupted one left
     * @return the run, without a lease where another process is at the dataset
     * @throws Problem the connection does not exist or is not linked, or no mapping covers the data type
     */
    SyncRun begin(long connectionId, String dataType, Order order, Consumer<SyncRun> takeUp) {
        return begin(linked(connectionId), dataType, order, false, takeUp);
    }

    /**
     * Begins a run that reads archived pages again, whatever the connection's status.
     *
     * @param takeUp gives the run its windows, or throws where it may not begin
     * @return the run, without a lease where another process is at the dataset
     */
    SyncRun beginArchive(long connectionId, String dataType, Consumer<SyncRun> takeUp) {
        return begin(connections.get(connectionId), dataType, Order.ORDINARY, true, takeUp);
    }

    private Connection linked(long connectionId) {
        Connection connection = connections.get(connectionId);
        if (connection.status() != Connection.Status.Linked) {
            throw Problem.failed(
                    connection.label(),
                    "it is " + connection.status()
                            + connection
                                    .statusReason()
                                    .map(reason -> ": " + reason)
                                    .orElse(""),
                    "Mend what it says, then run: daybook connections test " + connectionId,
                    null);
        }
        return connection;
    }

    private SyncRun begin(
            Connection connection, String dataType, Order order, boolean fromArchive, Consumer<SyncRun> takeUp) {
        Mapping mapping = mappings.get(connection.platform(), dataType);
        Lease lease = leases.take(connection.id(), dataType).orElse(null);
        SyncRun run = new SyncRun(connection, mapping, lease, order, fromArchive, clock);
        if (lease == null) {
            return run;
        }
        running.add(run);
        if (stopping) {
            run.stop(SHUTTING_DOWN);
        }
        try {
            versions.keep(mapping);
            run.continueFrom(datasets.find(connection.id(), dataType), overlap);
            takeUp.accept(run);
        } catch (RuntimeException failed) {
            // Nobody will complete a run that never began, and this process would renew its lease for ever.
            leave(run);
            throw failed;
        }
        if (run.planned()) {
            LOG.info(
                    "{}: {} {}, {} of {} windows left",
                    connection.label(),
                    fromArchive ? "reading the archive of" : "going on with",
                    dataType,
                    run.openWindows().size(),
                    run.windows().size());
            announce(run);
        }
        return run;
    }

    /** Tells listeners what a planned run has before it. */
    void announce(SyncRun run) {
        long before = run.countsRecords() ? run.counts().read() : documentsBefore(run);
        Prospect prospect = new Prospect(run.countsRecords(), run.expected(), before);
        listeners.forEach(listener -> listener.planned(run.connection().id(), run.dataType(), prospect));
    }

    private static long documentsBefore(SyncRun run) {
        return run.windows().stream().mapToLong(WindowRun::listedBefore).sum();
    }

    /** Gives a run's lease back. */
    void leave(SyncRun run) {
        running.remove(run);
        leases.release(run.lease());
    }

    /** Whether Daybook is shutting down. */
    boolean stopping() {
        return stopping;
    }

    /** Asks every run to end after its present pages: they are taken up by the next start. */
    void stopAll() {
        stopping = true;
        running.forEach(run -> run.stop(SHUTTING_DOWN));
    }
}
