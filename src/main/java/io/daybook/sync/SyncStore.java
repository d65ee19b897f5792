package io.daybook.sync;

import io.daybook.config.Problem;
import io.daybook.source.Plan;
import io.daybook.source.Window;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/** Syncs in PostgreSQL, from their beginning to their end; none is written by anybody but its lease's holder. Thread-safe. */
final class SyncStore {
    private static final String BEGIN =
            """
            INSERT INTO daybook.sync (connection_id, data_type, mapping_version, reading, reading_because, read_since, state,
                                      fence, expected_records, platform_time, asked_at, deletion_log)
            VALUES (:connection, :dataType, :version, :reading, :because, :since, 'running',
                    :fence, :expected, :platformTime, :askedAt, :deletionLog) RETURNING id
            """;
    private static final String END =
            """
            UPDATE daybook.sync SET state = :state, ended_at = now(), error_kind = :kind, error_message = :message, proof = :proof
             WHERE id = :sync AND fence = :fence
            """;

    private final Jdbi jdbi;
    private final Windows windows = new Windows();

    SyncStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Enters the windows that an earlier run of the same dataset and mapping left unread, if there are any. An interrupted
     * sync under another mapping is given up: its windows belong to another question.
     *
     * @throws LeaseLostException the run's lease ran out and somebody else has it
     */
    void takeUpInterrupted(SyncRun run) {
        jdbi.useTransaction(handle -> {
            Leases.hold(handle, run);
            Optional<UnfinishedSync> latest = UnfinishedSync.of(handle, run);
            if (latest.isEmpty()) {
                return;
            }
            if (latest.get().reads("archive")) {
                UnfinishedSync.giveUp(handle, run, "A sync was begun in its place.");
                return;
            }
            if (!latest.get().sameMapping(run)) {
                UnfinishedSync.giveUp(handle, run, "The mapping was changed; a new sync reads from the beginning.");
                return;
            }
            if (run.order().everything() && !latest.get().reads("everything")) {
                UnfinishedSync.giveUp(handle, run, "Somebody asked for everything to be read; a new sync does.");
                return;
            }
            takeUp(handle, run, latest.get());
        });
    }

    private void takeUp(Handle handle, SyncRun run, UnfinishedSync unfinished) {
        unfinished.takeUp(handle, run);
        Begun begun = unfinished.begun();
        run.enter(begun, windows.of(handle, run, begun.id(), 0));
    }

    /**
     * Begins to read the archive, or goes on with it where that was interrupted under the same mapping. A sync of changes that
     * was interrupted is given up; what it had not dealt with is read by the next one.
     *
     * @param plan asked for where it begins anew
     * @throws LeaseLostException the run's lease ran out and somebody else has it
     * @throws Problem a sync of everything was interrupted: nobody knows the whole then
     */
    void beginArchive(SyncRun run, Function<Handle, ArchivePlan> plan) {
        jdbi.useTransaction(handle -> {
            Leases.hold(handle, run);
            Optional<UnfinishedSync> latest = UnfinishedSync.of(handle, run);
            latest.filter(unfinished -> unfinished.reads("everything")).ifPresent(unfinished -> {
                throw Problem.failed(
                        run.connection().label(),
                        "sync " + unfinished.begun().id() + " reads everything of " + run.dataType()
                                + " and has not come to its end",
                        "Let it: daybook sync --connection " + run.connection().id() + " --data-type " + run.dataType(),
                        null);
            });
            Optional<UnfinishedSync> archive = latest.filter(unfinished -> unfinished.reads("archive"));
            if (archive.isPresent() && archive.get().sameMapping(run)) {
                takeUp(handle, run, archive.get());
                return;
            }
            latest.filter(unfinished -> unfinished.reads("changes"))
                    .ifPresent(unfinished -> unfinished.rereadUnread(handle));
            UnfinishedSync.giveUp(handle, run, "The archive is read with another mapping in its place.");
            ArchivePlan planned = plan.apply(handle);
            enter(
                    handle,
                    run,
                    new Begun(
                            0, false, planned.records(), run.dataset().cursor().orElseThrow(), false),
                    new Reading("archive", "the mapping is run over the archive"),
                    planned.windows());
        });
    }

    /**
     * Begins a sync with the windows of a plan; where only changes are read, also with the documents that are to be read
     * again and those that the platform's log says were deleted. One that was begun before and whose beginning was not heard
     * of is given up.
     *
     * @param ignoredToo how many of the documents that the mapping leaves out are looked at again
     * @throws LeaseLostException the run's lease ran out while the platform planned and somebody else has it
     */
    void begin(SyncRun run, Plan plan, int ignoredToo) {
        jdbi.useTransaction(handle -> {
            Leases.hold(handle, run);
            UnfinishedSync.giveUp(handle, run, "Another sync was begun in its place.");
            List<Window> planned = plan.everything() ? plan.windows() : changes(handle, run, plan, ignoredToo);
            long expected = plan.everything()
                    ? plan.expectedRecords()
                    : planned.stream()
                            .mapToLong(window -> window.documents().size())
                            .sum();
            Begun begun = new Begun(
                    0,
                    plan.everything(),
                    expected,
                    plan.platformTime(),
                    plan.deletions().isPresent());
            Reading reading = new Reading(plan.everything() ? "everything" : "changes", because(run, plan));
            enter(handle, run, begun, reading, planned);
        });
    }

    /** @param because why just this is read */
    private record Reading(String what, String because) {}

    private void enter(Handle handle, SyncRun run, Begun planned, Reading reading, List<Window> toRead) {
        Datasets.begun(handle, run.key());
        long id = handle.createQuery(BEGIN)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .bind("version", run.mapping().version())
                .bind("reading", reading.what())
                .bind("because", reading.because())
                .bind("since", run.fromArchive() ? null : run.since().orElse(null))
                .bind("fence", run.lease().fence())
                .bind("expected", planned.expected())
                .bind("platformTime", planned.platformTime())
                .bind("askedAt", run.askedAt())
                .bind("deletionLog", planned.deletionLog())
                .mapTo(Long.class)
                .one();
        windows.begin(handle, id, 0, toRead);
        run.enter(planned.withId(id), windows.of(handle, run, id, 0));
    }

    private static String because(SyncRun run, Plan plan) {
        return run.whyEverything()
                .orElse(plan.everything() ? "so much has changed that reading everything costs less" : "changes only");
    }

    private static List<Window> changes(Handle handle, SyncRun run, Plan plan, int ignoredToo) {
        List<Plan.Deletion> deletions = plan.deletions().orElse(List.of());
        Datasets.keepDeletions(handle, run, deletions);
        TreeSet<Long> documents = new TreeSet<>(Datasets.takeRereads(handle, run));
        plan.windows().forEach(window -> documents.addAll(window.documents()));
        deletions.forEach(deletion -> documents.add(deletion.document()));
        if (ignoredToo > 0) {
            documents.addAll(Datasets.ignoredLongestUnread(handle, run, ignoredToo));
        }
        return Window.of(documents);
    }

    /**
     * Gives a running sync further windows.
     *
     * @throws LeaseLostException somebody else has the lease
     */
    List<WindowRun> append(SyncRun run, List<Window> more) {
        return jdbi.inTransaction(handle -> {
            Leases.hold(handle, run);
            int first = run.windows().size();
            windows.begin(handle, run.id(), first, more);
            return windows.of(handle, run, run.id(), first);
        });
    }

    /**
     * Writes how a run ended, and where the next one begins if it came to its end; nothing where another holder has taken it
     * up meanwhile.
     */
    void end(SyncRun run, SyncReport.State state) {
        SyncReport.Stop stop = run.stopped();
        Optional<ProofReport> proof = run.verification().report();
        boolean toItsEnd = run.openWindows().isEmpty() && run.verification().over();
        jdbi.useTransaction(handle -> {
            int ended = handle.createUpdate(END)
                    .bind("sync", run.id())
                    .bind("fence", run.lease().fence())
                    .bind("state", state.name().toLowerCase(Locale.ROOT))
                    .bind("kind", stop == null ? null : stop.kind())
                    .bind("message", stop == null ? null : stop.message())
                    .bind("proof", proof.map(report -> report.verdict().text()).orElse(null))
                    .execute();
            if (ended == 1 && toItsEnd && run.fromArchive()) {
                Datasets.remapped(handle, run);
            } else if (ended == 1 && toItsEnd) {
                Datasets.move(handle, run);
                if (state == SyncReport.State.DONE) {
                    Datasets.good(handle, run);
                }
            }
        });
    }

    /**
     * Runs something in a transaction that nobody else can be the sync's holder in.
     *
     * @throws LeaseLostException somebody else has the lease
     */
    void underLease(SyncRun run, HandleConsumer<SQLException> work) throws SQLException {
        jdbi.useTransaction(handle -> {
            Leases.hold(handle, run);
            work.useHandle(handle);
        });
    }
}
