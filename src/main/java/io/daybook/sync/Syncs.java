package io.daybook.sync;

import io.daybook.config.Problem;
import io.daybook.source.Plan;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a sync, step by step, as the sync route calls it: {@link #begin}, {@link #planned} unless an interrupted
 * sync is taken up, the windows, {@link #complete}. Thread-safe.
 */
public final class Syncs {
    private static final Logger LOG = LoggerFactory.getLogger(Syncs.class);

    /** Documents that the mapping leaves out are looked at again, so many with each comparison of everything. */
    private static final int IGNORED_TOO = 500;

    private final Runs runs;
    private final SyncStore store;
    private final Settlement settlement;
    private final Proofs proofs;
    private final Stops stops;
    private final SetAside setAside;
    private final List<SyncListener> listeners;
    private final Duration clockTolerance;
    private final Clock clock;

    /** @param clockTolerance how far the platform's clock may be off before everything is read */
    Syncs(
            Runs runs,
            SyncStore store,
            Settlement settlement,
            Proofs proofs,
            Stops stops,
            SetAside setAside,
            List<SyncListener> listeners,
            Duration clockTolerance,
            Clock clock) {
        this.runs = runs;
        this.store = store;
        this.settlement = settlement;
        this.proofs = proofs;
        this.stops = stops;
        this.setAside = setAside;
        this.listeners = listeners;
        this.clockTolerance = clockTolerance;
        this.clock = clock;
    }

    /**
     * Begins a run: takes the lease and, where the last run was interrupted, its windows.
     *
     * @param order what somebody wants beyond the schedule's; {@code null} for what a schedule does
     * @return the run, without a lease where another process is at the dataset
     * @throws Problem the connection does not exist or is not linked, or no mapping covers the data type
     */
    public SyncRun begin(long connectionId, String dataType, Order order) {
        return runs.begin(connectionId, dataType, order == null ? Order.ORDINARY : order, store::takeUpInterrupted);
    }

    /** Takes the lease of a dataset that is only to be compared with the platform's own counts, not read. */
    public SyncRun beginComparison(long connectionId, String dataType) {
        return runs.begin(connectionId, dataType, Order.ORDINARY, run -> {});
    }

    /**
     * Takes the platform's plan for a run that begins anew. Where the plan shows that a clock has jumped, everything has to be
     * read and the platform is to be asked again: the run is still {@linkplain SyncRun#unplanned() unplanned} then.
     */
    public void planned(SyncRun run, Plan plan) {
        if (!plan.everything()) {
            Optional<String> jump = run.dataset().clockJump(plan.platformTime(), run.askedAt(), clockTolerance);
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
        runs.announce(run);
    }

    /**
     * Judges what the platform did not give though it was asked for it: deletions, or a sign that it does not show all it has.
     *
     * @throws SQLException the database is away
     */
    public void settle(SyncRun run) throws SQLException {
        settlement.settle(run);
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
            runs.leave(proof.run());
        }
    }

    /**
     * Decides what a failure means for the run it happened in. The run then stops at its windows.
     *
     * @param route id of the route it failed in
     * @param step id of the step it failed at
     */
    public void failed(SyncRun run, Throwable cause, String route, String step) {
        stops.failed(run, cause, route, step);
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
                stops.note(run);
            }
            SyncReport report = report(run, state);
            listeners.forEach(listener -> listener.ended(report));
            return report;
        } finally {
            runs.leave(run);
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
            stops.refuse(run, stop, "prove", "conclude");
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
        return stop == null || stop.mendedByTime() ? SyncReport.State.INTERRUPTED : SyncReport.State.FAILED;
    }

    private SyncReport report(SyncRun run, SyncReport.State state) {
        return new SyncReport(
                run.id(),
                run.connection().id(),
                run.dataType(),
                state,
                run.counts(),
                state == SyncReport.State.DONE ? Optional.empty() : Optional.ofNullable(run.stopped()),
                run.verification().report(),
                Duration.between(run.startedAt(), clock.instant()));
    }

    /** Asks every run to end after its present pages: they are taken up by the next start. */
    public void stopAll() {
        runs.stopAll();
    }
}
