package io.daybook.sync;

import io.daybook.config.Problem;
import io.daybook.connection.Connection;
import io.daybook.connection.Connections;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import io.daybook.source.Plan;
import io.daybook.source.SourceException;
import io.daybook.source.Window;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
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

    /** Documents that the mapping leaves out are looked at again, so many with each comparison of everything. */
    private static final int IGNORED_TOO = 500;

    private final Connections connections;
    private final Mappings mappings;
    private final Leases leases;
    private final SyncStore store;
    private final Datasets datasets;
    private final Absences absences;
    private final Proofs proofs;
    private final SetAside setAside;
    private final List<SyncListener> listeners;
    private final SyncSettings settings;
    private final Clock clock;
    private final Set<SyncRun> running = ConcurrentHashMap.newKeySet();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Syncs(
            Connections connections,
            Mappings mappings,
            Leases leases,
            SyncStore store,
            Datasets datasets,
            Absences absences,
            Proofs proofs,
            SetAside setAside,
            List<SyncListener> listeners,
            SyncSettings settings,
            Clock clock) {
        this.connections = connections;
        this.mappings = mappings;
        this.leases = leases;
        this.store = store;
        this.datasets = datasets;
        this.absences = absences;
        this.proofs = proofs;
        this.setAside = setAside;
        this.listeners = listeners;
        this.settings = settings;
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
     * @param order what somebody wants beyond the schedule's; {@code null} for what a schedule does
     * @return the run, without a lease where another process is at the dataset
     * @throws Problem the connection does not exist or is not linked, or no mapping covers the data type
     */
    public SyncRun begin(long connectionId, String dataType, Order order) {
        return begin(
                linked(connectionId),
                dataType,
                order == null ? Order.ORDINARY : order,
                false,
                store::takeUpInterrupted);
    }

    /** Takes the lease of a dataset that is only to be compared with the platform's own counts, not read. */
    public SyncRun beginComparison(long connectionId, String dataType) {
        return begin(linked(connectionId), dataType, Order.ORDINARY, false, run -> {});
    }

    /**
     * Takes the lease of a dataset whose archived pages are to be read again.
     *
     * @param takeUp gives the run its windows, or throws where it may not begin
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
            keepMapping(mapping);
            run.continueFrom(datasets.find(connection.id(), dataType), settings.overlap());
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

    /** Once a process: most syncs have nothing to write. */
    private void keepMapping(Mapping mapping) {
        String name = mapping.platform() + "/" + mapping.dataType() + "/" + mapping.version();
        if (!kept.contains(name)) {
            store.keepMapping(
                    mapping,
                    mappings.file(mapping.platform(), mapping.dataType()).text());
            kept.add(name);
        }
    }

    /**
     * Takes the platform's plan for a run that begins anew. Where the plan shows that a clock has jumped, everything has to be
     * read and the platform is to be asked again: the run is still {@linkplain SyncRun#unplanned() unplanned} then.
     */
    public void planned(SyncRun run, Plan plan) {
        if (!plan.everything()) {
            Optional<String> jump =
                    run.dataset().clockJump(plan.platformTime(), run.askedAt(), settings.clockTolerance());
            if (jump.isPresent()) {
                LOG.warn("{}: {}: {}. Everything is read.", run.connection().label(), run.dataType(), jump.get());
                run.readEverything(jump.get());
                return;
            }
        }
        store.begin(run, plan, proofs.due(run) ? IGNORED_TOO : 0);
        run.whyEverything()
                .filter(why -> run.dataset().cursor().isPresent())
                .ifPresent(why -> LOG.info(
                        "{}: everything of {} is read: {}", run.connection().label(), run.dataType(), why));
        announce(run);
    }

    /**
     * Judges what the platform did not give though it was asked for it: deletions, or a sign that it does not show all it has.
     *
     * @throws SQLException the database is away
     */
    public void settle(SyncRun run) throws SQLException {
        if (!run.planned() || run.stopped() != null || !run.openWindows().isEmpty()) {
            return;
        }
        refuseShrunkenAnswer(run);
        if (run.stopped() != null) {
            return;
        }
        SyncReport.Stop[] suspicion = new SyncReport.Stop[1];
        store.underLease(run, handle -> suspicion[0] = settle(handle, run));
        if (suspicion[0] != null) {
            run.refuse(suspicion[0]);
            setAside.storeFailedSync(run, suspicion[0], "sync", "settle");
        }
    }

    private SyncReport.Stop settle(Handle handle, SyncRun run) throws SQLException {
        List<Absences.Absent> absent = absences.noted(handle.getConnection(), run);
        if (absent.isEmpty()) {
            return null;
        }
        List<Absences.Absent> unexplained =
                absent.stream().filter(each -> each.deletedAt() == null).toList();
        long known = absences.known(handle.getConnection(), run);
        if (unexplained.size() <= settings.mostDeletions(known) || run.order().acceptDeletions()) {
            List<Long> unsure = run.verification().askOnceMore(unexplained);
            if (!unsure.isEmpty()) {
                run.add(store.append(run, Window.of(unsure)));
                return null;
            }
            absences.bury(handle.getConnection(), run, absent);
            return null;
        }
        Map<Long, String> again = new HashMap<>();
        absent.forEach(each -> again.put(each.document(), "it was missing, and held back as suspicious"));
        Datasets.reread(handle, run.connection().id(), run.dataType(), again);
        absences.forget(handle.getConnection(), run);
        return new SyncReport.Stop(
                "suspicious",
                run.connection().label() + ": " + run.platform() + " no longer gives " + unexplained.size() + " of "
                        + known + " documents of " + run.dataType() + ", and its log of deletions does not say why. "
                        + "Nothing was taken for deleted. See whether the role was narrowed (daybook connections test "
                        + run.connection().id() + "); if they were really deleted, run: daybook sync --connection "
                        + run.connection().id() + " --data-type " + run.dataType() + " --accept-deletions");
    }

    /** Ends a comparison without a reading, and gives the lease back. */
    public ProofReport completeComparison(Proof proof) {
        try {
            SyncReport.Stop stop = proof.run().stopped();
            if (stop != null) {
                throw Problem.failed(
                        proof.run().connection().label(), stop.message(), "Mend that, then try again.", null);
            }
            return proofs.concludeAlone(proof);
        } finally {
            leave(proof.run());
        }
    }

    private void announce(SyncRun run) {
        long before = run.readsEverything() ? counts(run).read() : documentsBefore(run);
        Prospect prospect = new Prospect(run.readsEverything(), run.expected(), before);
        listeners.forEach(listener -> listener.planned(run.connection().id(), run.dataType(), prospect));
    }

    private static long documentsBefore(SyncRun run) {
        return run.windows().stream().mapToLong(WindowRun::listedBefore).sum();
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
            refuseDifference(run);
            SyncReport.State state = stateOf(run);
            if (run.planned()) {
                store.end(run, state);
            }
            if (state == SyncReport.State.DONE && !run.fromArchive()) {
                setAside.settleSync(run);
            } else if (run.stopped() != null) {
                attempt(() -> datasets.troubled(run, run.stopped()));
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
        if (!run.readsEverything()) {
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
            setAside.storeFailedSync(run, stop, "sync", "settle");
        }
    }

    /** A run whose figures are not the platform's is not green, however well it was read. */
    private void refuseDifference(SyncRun run) {
        run.verification().report().filter(report -> !report.agrees()).ifPresent(report -> {
            SyncReport.Stop stop = new SyncReport.Stop(
                    "differs",
                    run.connection().label() + ": " + run.dataType() + " do not agree. "
                            + report.message(run.platform())
                            + " They are read again by the next sync; to look closer, run: daybook reconcile --connection "
                            + run.connection().id() + " --data-type " + run.dataType());
            run.refuse(stop);
            setAside.storeFailedSync(run, stop, "prove", "conclude");
        });
    }

    private static SyncReport.State stateOf(SyncRun run) {
        SyncReport.Stop stop = run.stopped();
        boolean toItsEnd = run.planned()
                && run.openWindows().isEmpty()
                && run.verification().over();
        if (toItsEnd && !run.refused()) {
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
                run.verification().report(),
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
