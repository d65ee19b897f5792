package io.daybook.sync;

import io.daybook.config.Problem;
import io.daybook.connection.Connection;
import io.daybook.connection.Connections;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import io.daybook.source.Plan;
import io.daybook.source.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a sync, step by step, as the sync route calls it: {@link #begin}, {@link #planned} unless an interrupted
 * sync is taken up, the windows, {@link #complete}. Thread-safe.
 */
public final class Syncs {
    private static final Logger LOG = LoggerFactory.getLogger(Syncs.class);
    private static final List<String> ORDER = List.of("currencies", "customers", "invoices", "creditNotes");

    private static final SyncReport.Stop SHUTTING_DOWN = new SyncReport.Stop("stopped", "Daybook is shutting down");

    private static final Set<String> MENDED_BY_TIME = Set.of("transient", "throttled", "stopped");

    /** Records that may vanish between counting and reading: so many, or one in so many. */
    private static final long SHRINK_TOLERATED_RECORDS = 10;

    private static final long SHRINK_TOLERATED_PART = 100;

    private final Connections connections;
    private final Mappings mappings;
    private final Leases leases;
    private final SyncStore store;
    private final SetAside setAside;
    private final List<SyncListener> listeners;
    private final Clock clock;
    private final Set<SyncRun> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Syncs(
            Connections connections,
            Mappings mappings,
            Leases leases,
            SyncStore store,
            SetAside setAside,
            List<SyncListener> listeners,
            Clock clock) {
        this.connections = connections;
        this.mappings = mappings;
        this.leases = leases;
        this.store = store;
        this.setAside = setAside;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Data types that a platform's mappings cover, those that others refer to first. */
    public List<String> dataTypes(String platform) {
        Comparator<String> order = Comparator.comparingInt(ORDER::indexOf);
        return mappings.of(platform).stream()
                .map(Mapping::dataType)
                .sorted(order.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /**
     * Begins a run: takes the lease and, where the last run was interrupted, its windows.
     *
     * @return the run, without a lease where another process is at the dataset
     * @throws Problem the connection does not exist or is not linked, or no mapping covers the data type
     */
    public SyncRun begin(long connectionId, String dataType) {
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
        Mapping mapping = mappings.get(connection.platform(), dataType);
        Lease lease = leases.take(connectionId, dataType).orElse(null);
        SyncRun run = new SyncRun(connection, mapping, lease, clock.instant());
        if (lease == null) {
            return run;
        }
        running.add(run);
        if (stopping) {
            run.stop(SHUTTING_DOWN);
        }
        try {
            store.keepMapping(
                    mapping, mappings.file(mapping.platform(), dataType).text());
            store.takeUpInterrupted(run);
        } catch (RuntimeException failed) {
            // Nobody will complete a run that never began, and this process would renew its lease for ever.
            leave(run);
            throw failed;
        }
        if (run.planned()) {
            LOG.info(
                    "{}: going on with {}, {} of {} windows left",
                    connection.label(),
                    dataType,
                    run.openWindows().size(),
                    run.windows().size());
            announce(run);
        }
        return run;
    }

    /** Takes the platform's plan for a run that begins anew. */
    public void planned(SyncRun run, Plan plan) {
        store.begin(run, plan);
        announce(run);
    }

    private void announce(SyncRun run) {
        long before = counts(run).read();
        listeners.forEach(listener -> listener.planned(run.connection().id(), run.dataType(), run.expected(), before));
    }

    /**
     * Decides what a failure means for the run it happened in. The run then stops at its windows.
     *
     * @param route id of the route it failed in
     * @param step id of the step it failed at
     */
    public void failed(SyncRun run, Throwable cause, String route, String step) {
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

    /** What a failure leads to must not keep the run from being ended. */
    private static void attempt(Runnable consequence) {
        try {
            consequence.run();
        } catch (RuntimeException failed) {
            LOG.error("The consequence of a failed sync could not be written; the next run will meet it again", failed);
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
        if (stopping) {
            // Threads are interrupted and routes refuse work then; a real defect shows again at the next start.
            return new SyncReport.Stop("stopped", "Daybook is shutting down: " + cause);
        }
        return new SyncReport.Stop("defect", cause.toString());
    }

    /** Ends a run: writes how it ended, gives the lease back and reports. */
    public SyncReport complete(SyncRun run) {
        if (!run.holdsLease()) {
            return report(run, SyncReport.State.BUSY);
        }
        try {
            refuseShrunkenAnswer(run);
            SyncReport.State state = stateOf(run);
            if (run.planned()) {
                store.end(run, state);
            }
            if (state == SyncReport.State.DONE) {
                setAside.settleSync(run);
            }
            SyncReport report = report(run, state);
            listeners.forEach(listener -> listener.ended(report));
            return report;
        } finally {
            leave(run);
        }
    }

    private void leave(SyncRun run) {
        running.remove(run);
        leases.release(run.lease());
    }

    /**
     * A platform that gives much less than it counted has not been read, whatever it says: a role that was narrowed meanwhile
     * or too many columns answer with fewer rows and no error (NetSuite reference 6.12).
     */
    private void refuseShrunkenAnswer(SyncRun run) {
        if (!run.planned() || !run.openWindows().isEmpty()) {
            return;
        }
        long read = counts(run).read();
        long tolerated = Math.max(SHRINK_TOLERATED_RECORDS, run.expected() / SHRINK_TOLERATED_PART);
        if (run.expected() - read > tolerated) {
            SyncReport.Stop stop = new SyncReport.Stop(
                    "defect",
                    run.connection().label() + ": " + run.platform() + " counted " + run.expected() + " "
                            + run.dataType()
                            + " records and then gave " + read
                            + ". What came is in the ledger; nothing is taken for deleted. "
                            + "See whether the role was narrowed meanwhile (daybook connections test "
                            + run.connection().id() + "), then sync again.");
            run.refuse(stop);
            setAside.storeFailedSync(run, stop, "sync", "complete");
        }
    }

    private static SyncReport.State stateOf(SyncRun run) {
        SyncReport.Stop stop = run.stopped();
        boolean readToItsEnd = run.planned() && run.openWindows().isEmpty();
        if (readToItsEnd && (stop == null || !stop.kind().equals("defect"))) {
            return SyncReport.State.DONE;
        }
        return stop == null || MENDED_BY_TIME.contains(stop.kind())
                ? SyncReport.State.INTERRUPTED
                : SyncReport.State.FAILED;
    }

    private SyncReport report(SyncRun run, SyncReport.State state) {
        return new SyncReport(
                run.id(),
                run.connection().id(),
                run.dataType(),
                state,
                counts(run),
                state == SyncReport.State.DONE ? Optional.empty() : Optional.ofNullable(run.stopped()),
                Duration.between(run.startedAt(), clock.instant()));
    }

    private static Counts counts(SyncRun run) {
        return run.windows().stream().map(window -> window.durable().counts()).reduce(Counts.NONE, Counts::plus);
    }

    /** Asks every run to end after its present pages: they are taken up by the next start. */
    public void stopAll() {
        stopping = true;
        running.forEach(run -> run.stop(SHUTTING_DOWN));
    }
}
