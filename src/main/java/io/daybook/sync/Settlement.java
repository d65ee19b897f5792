package io.daybook.sync;

import io.daybook.source.Window;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Judges what the platform did not give though it was asked for it: deletions, or a sign that it does not show all it has.
 * Thread-safe.
 */
final class Settlement {
    /** Records that may vanish between counting and reading: so many, or one in so many. */
    private static final long SHRINK_TOLERATED_RECORDS = 10;

    private static final long SHRINK_TOLERATED_PART = 100;

    private final SyncStore store;
    private final Absences absences;
    private final Stops stops;
    private final SyncSettings settings;

    Settlement(SyncStore store, Absences absences, Stops stops, SyncSettings settings) {
        this.store = store;
        this.absences = absences;
        this.stops = stops;
        this.settings = settings;
    }

    /** Settles a run that has read all its windows; does nothing to another. */
    void settle(SyncRun run) throws SQLException {
        if (!run.planned() || run.stopped() != null || !run.openWindows().isEmpty()) {
            return;
        }
        refuseShrunkenAnswer(run);
        if (run.stopped() != null) {
            return;
        }
        SyncReport.Stop[] suspicion = new SyncReport.Stop[1];
        store.underLease(run, handle -> suspicion[0] = judge(handle, run));
        if (suspicion[0] != null) {
            stops.refuse(run, suspicion[0], "sync", "settle");
        }
    }

    /**
     * A platform that gives much less than it counted has not been read, whatever it says: a role that was narrowed meanwhile
     * or too many columns answer with fewer rows and no error (NetSuite reference 6.12).
     */
    private void refuseShrunkenAnswer(SyncRun run) {
        if (!run.readsEverything()) {
            return;
        }
        long read = run.counts().read();
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
            stops.refuse(run, stop, "sync", "settle");
        }
    }

    /** @return a suspicion; {@code null} where there is none */
    private SyncReport.Stop judge(Handle handle, SyncRun run) throws SQLException {
        List<Absences.Absent> absent = absences.noted(handle.getConnection(), run);
        if (absent.isEmpty()) {
            return null;
        }
        List<Absences.Absent> unexplained =
                absent.stream().filter(each -> each.deletedAt() == null).toList();
        long vanished = unexplained.stream().filter(Absences.Absent::known).count();
        long known = vanished == 0 ? 0 : absences.known(handle.getConnection(), run);
        if (vanished <= settings.mostDeletions(known) || run.order().acceptDeletions()) {
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
                run.connection().label() + ": " + run.platform() + " no longer gives " + vanished + " of "
                        + known + " documents of " + run.dataType() + ", and its log of deletions does not say why. "
                        + "Nothing was taken for deleted. See whether the role was narrowed (daybook connections test "
                        + run.connection().id() + "); if they were really deleted, run: daybook sync --connection "
                        + run.connection().id() + " --data-type " + run.dataType() + " --accept-deletions");
    }
}
