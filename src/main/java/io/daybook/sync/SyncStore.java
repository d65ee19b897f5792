package io.daybook.sync;

import io.daybook.config.Problem;
import io.daybook.mapping.Mapping;
import io.daybook.source.Plan;
import io.daybook.source.Window;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Syncs and their windows in PostgreSQL. Thread-safe. */
final class SyncStore {
    private static final String KEEP_MAPPING =
            """
            INSERT INTO daybook.mapping_version (platform, data_type, version, content)
            VALUES (:platform, :dataType, :version, :content) ON CONFLICT DO NOTHING
            """;
    private static final String INTERRUPTED =
            """
            SELECT id, expected_records, mapping_version, state, reading, platform_time, deletion_log FROM daybook.sync
             WHERE connection_id = :connection AND data_type = :dataType ORDER BY id DESC LIMIT 1
            """;
    // Held until the end of the transaction, so that nobody takes the lease over while a sync is begun or taken up.
    private static final String HOLD_LEASE =
            """
            SELECT fence FROM daybook.lease
             WHERE connection_id = :connection AND data_type = :dataType AND fence = :fence FOR SHARE
            """;
    // The new fence keeps a former holder, who may not know yet, from going on with it.
    private static final String GIVE_UP =
            """
            UPDATE daybook.sync
               SET state = 'failed', fence = :fence, ended_at = now(), error_kind = 'stopped', error_message = :why
             WHERE connection_id = :connection AND data_type = :dataType AND state IN ('running', 'interrupted')
            """;
    private static final String BEGIN =
            """
            INSERT INTO daybook.sync (connection_id, data_type, mapping_version, reading, reading_because, read_since, state,
                                      fence, expected_records, platform_time, asked_at, deletion_log)
            VALUES (:connection, :dataType, :version, :reading, :because, :since, 'running',
                    :fence, :expected, :platformTime, :askedAt, :deletionLog) RETURNING id
            """;
    private static final String BEGIN_WINDOW =
            """
            INSERT INTO daybook.sync_window (sync_id, number, after_key, up_to_key, documents, position_document)
            VALUES (:sync, :number, :after, :upTo, :documents, :after)
            """;
    private static final String TAKE_UP =
            """
            UPDATE daybook.sync SET state = 'running', fence = :fence, ended_at = NULL, error_kind = NULL, error_message = NULL
             WHERE id = :sync
            """;
    private static final String WINDOWS =
            """
            SELECT number, after_key, up_to_key, documents, position_document, done, pages, read, loaded, unchanged, ignored, dead_letters, money
              FROM daybook.sync_window WHERE sync_id = :sync AND number >= :first ORDER BY number
            """;
    // The fence and the number of moves are the proof that nobody else is at this window. The sync's row is shared by
    // its
    // windows and keeps a new holder waiting until this load has ended; the window's own row keeps off a session that
    // still
    // runs after its process was killed.
    private static final String HOLD =
            """
            SELECT w.position_document, w.done, w.pages, w.read, w.loaded, w.unchanged, w.ignored, w.dead_letters, w.money
              FROM daybook.sync_window w JOIN daybook.sync s ON s.id = w.sync_id
             WHERE w.sync_id = ? AND w.number = ? AND s.fence = ?
               FOR NO KEY UPDATE OF w FOR SHARE OF s
            """;
    // Absent documents of a window that was read have not been judged.
    private static final String REREAD_UNREAD =
            """
            INSERT INTO daybook.reread (connection_id, data_type, document_key, because)
            SELECT s.connection_id, s.data_type, unread.document_key, 'sync ' || s.id || ' was given up before it had dealt with it'
              FROM daybook.sync s
              JOIN (SELECT sync_id, unnest(documents) AS document_key FROM daybook.sync_window WHERE NOT done
                    UNION SELECT sync_id, document_key FROM daybook.absence) AS unread ON unread.sync_id = s.id
             WHERE s.id = :sync
            ON CONFLICT (connection_id, data_type, document_key) DO NOTHING
            """;
    private static final String END =
            """
            UPDATE daybook.sync SET state = :state, ended_at = now(), error_kind = :kind, error_message = :message, proof = :proof
             WHERE id = :sync AND fence = :fence
            """;
    private static final String KEEP_TOTAL =
            """
            INSERT INTO daybook.control_total (connection_id, data_type, checked_at, sync_id, currency, source_status,
                   platform_records, platform_amount, ledger_records, ledger_amount, letter_records, letter_amount,
                   ignored_records, ignored_amount)
            VALUES (:connection, :dataType, :at, :sync, :currency, :status, :platformRecords, :platformAmount,
                    :ledgerRecords, :ledgerAmount, :letterRecords, :letterAmount, :ignoredRecords, :ignoredAmount)
            """;
    private static final String MOVE =
            """
            UPDATE daybook.sync_window
               SET position_document = ?, done = ?, pages = ?, read = ?, loaded = ?, unchanged = ?, ignored = ?,
                   dead_letters = ?, money = ?::jsonb
             WHERE sync_id = ? AND number = ?
            """;

    private final Jdbi jdbi;

    SyncStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps the text of a mapping the first time it is used, so that every ledger row can name what made it. */
    void keepMapping(Mapping mapping, String content) {
        jdbi.useHandle(handle -> handle.createUpdate(KEEP_MAPPING)
                .bind("platform", mapping.platform())
                .bind("dataType", mapping.dataType())
                .bind("version", mapping.version())
                .bind("content", content)
                .execute());
    }

    /**
     * Enters the windows that an earlier run of the same dataset and mapping left unread, if there are any. An interrupted
     * sync under another mapping is given up: its windows belong to another question.
     *
     * @throws LeaseLostException the run's lease ran out and somebody else has it
     */
    void takeUpInterrupted(SyncRun run) {
        jdbi.useTransaction(handle -> {
            holdLease(handle, run);
            Optional<Map<String, Object>> latest = latestUnfinished(handle, run);
            if (latest.isEmpty()) {
                return;
            }
            if (latest.get().get("reading").equals("archive")) {
                giveUp(handle, run, "A sync was begun in its place.");
                return;
            }
            if (!run.mapping().version().equals(latest.get().get("mapping_version"))) {
                giveUp(handle, run, "The mapping was changed; a new sync reads from the beginning.");
                return;
            }
            boolean everything = latest.get().get("reading").equals("everything");
            if (run.order().everything() && !everything) {
                giveUp(handle, run, "Somebody asked for everything to be read; a new sync does.");
                return;
            }
            takeUp(handle, run, latest.get());
        });
    }

    private static void takeUp(Handle handle, SyncRun run, Map<String, Object> unfinished) {
        long id = ((Number) unfinished.get("id")).longValue();
        handle.createUpdate(TAKE_UP)
                .bind("sync", id)
                .bind("fence", run.lease().fence())
                .execute();
        SyncRun.Begun begun = new SyncRun.Begun(
                id,
                unfinished.get("reading").equals("everything"),
                ((Number) unfinished.get("expected_records")).longValue(),
                ((Timestamp) unfinished.get("platform_time")).toInstant(),
                (Boolean) unfinished.get("deletion_log"));
        run.enter(begun, windows(handle, run, id, 0));
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
            holdLease(handle, run);
            Optional<Map<String, Object>> latest = latestUnfinished(handle, run);
            long id = latest.map(row -> ((Number) row.get("id")).longValue()).orElse(0L);
            String reading = latest.map(row -> (String) row.get("reading")).orElse("");
            if (reading.equals("everything")) {
                throw Problem.failed(
                        run.connection().label(),
                        "sync " + id + " reads everything of " + run.dataType() + " and has not come to its end",
                        "Let it: daybook sync --connection " + run.connection().id() + " --data-type " + run.dataType(),
                        null);
            }
            boolean goesOn = reading.equals("archive")
                    && run.mapping().version().equals(latest.get().get("mapping_version"));
            if (goesOn) {
                takeUp(handle, run, latest.get());
                return;
            }
            if (reading.equals("changes")) {
                handle.createUpdate(REREAD_UNREAD).bind("sync", id).execute();
            }
            giveUp(handle, run, "The archive is read with another mapping in its place.");
            ArchivePlan planned = plan.apply(handle);
            enter(
                    handle,
                    run,
                    new SyncRun.Begun(
                            0, false, planned.records(), run.dataset().cursor().orElseThrow(), false),
                    new Reading("archive", "the mapping is run over the archive"),
                    planned.windows());
        });
    }

    private static Optional<Map<String, Object>> latestUnfinished(Handle handle, SyncRun run) {
        return handle.createQuery(INTERRUPTED)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .mapToMap()
                .findOne()
                .filter(row -> List.of("running", "interrupted").contains((String) row.get("state")));
    }

    private static void holdLease(Handle handle, SyncRun run) {
        handle.createQuery(HOLD_LEASE)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .bind("fence", run.lease().fence())
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> new LeaseLostException(run));
    }

    private static void giveUp(Handle handle, SyncRun run, String why) {
        handle.createUpdate(GIVE_UP)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .bind("fence", run.lease().fence())
                .bind("why", why)
                .execute();
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
            holdLease(handle, run);
            giveUp(handle, run, "Another sync was begun in its place.");
            List<Window> windows = plan.everything() ? plan.windows() : changes(handle, run, plan, ignoredToo);
            long expected = plan.everything()
                    ? plan.expectedRecords()
                    : windows.stream()
                            .mapToLong(window -> window.documents().size())
                            .sum();
            SyncRun.Begun begun = new SyncRun.Begun(
                    0,
                    plan.everything(),
                    expected,
                    plan.platformTime(),
                    plan.deletions().isPresent());
            Reading reading = new Reading(plan.everything() ? "everything" : "changes", because(run, plan));
            enter(handle, run, begun, reading, windows);
        });
    }

    /** @param because why just this is read */
    private record Reading(String what, String because) {}

    private static void enter(
            Handle handle, SyncRun run, SyncRun.Begun planned, Reading reading, List<Window> windows) {
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
        insert(handle, id, 0, windows);
        run.enter(planned.withId(id), windows(handle, run, id, 0));
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

    private static void insert(Handle handle, long sync, int first, List<Window> windows) {
        if (windows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(BEGIN_WINDOW);
        int number = first;
        for (Window window : windows) {
            batch.bind("sync", sync)
                    .bind("number", number++)
                    .bind("after", window.after())
                    .bind(
                            "upTo",
                            window.upTo().isPresent() ? (Long) window.upTo().getAsLong() : null)
                    .bind("documents", window.listed() ? window.documents().toArray(Long[]::new) : null)
                    .add();
        }
        batch.execute();
    }

    /**
     * Gives a running sync further windows.
     *
     * @throws LeaseLostException somebody else has the lease
     */
    List<WindowRun> append(SyncRun run, List<Window> windows) {
        return jdbi.inTransaction(handle -> {
            holdLease(handle, run);
            int first = run.windows().size();
            insert(handle, run.id(), first, windows);
            return windows(handle, run, run.id(), first);
        });
    }

    private static List<WindowRun> windows(Handle handle, SyncRun run, long sync, int first) {
        return handle.createQuery(WINDOWS)
                .bind("sync", sync)
                .bind("first", first)
                .map((row, context) -> new WindowRun(run, row.getInt("number"), window(row), durable(row)))
                .list();
    }

    private static Window window(ResultSet row) throws SQLException {
        Long upTo = row.getObject("up_to_key", Long.class);
        Array documents = row.getArray("documents");
        return new Window(
                row.getLong("after_key"),
                upTo == null ? OptionalLong.empty() : OptionalLong.of(upTo),
                documents == null ? List.of() : List.of((Long[]) documents.getArray()));
    }

    private static WindowRun.Durable durable(ResultSet row) throws SQLException {
        Counts counts = new Counts(
                row.getLong("read"),
                row.getLong("loaded"),
                row.getLong("unchanged"),
                row.getLong("ignored"),
                row.getLong("dead_letters"),
                Counts.money(row.getString("money")));
        return new WindowRun.Durable(
                row.getLong("position_document"), row.getLong("pages"), counts, row.getBoolean("done"));
    }

    /**
     * Makes a window this transaction's own until it ends.
     *
     * @return what the database knows of the window; nothing when the lease is lost: nothing may be written then
     */
    Optional<WindowRun.Durable> hold(java.sql.Connection transaction, WindowRun window) throws SQLException {
        try (PreparedStatement hold = transaction.prepareStatement(HOLD)) {
            hold.setLong(1, window.sync().id());
            hold.setInt(2, window.number());
            hold.setLong(3, window.sync().lease().fence());
            try (ResultSet row = hold.executeQuery()) {
                return row.next() ? Optional.of(durable(row)) : Optional.empty();
            }
        }
    }

    /** Moves the position of a window that the loading transaction {@linkplain #hold holds}. */
    void move(java.sql.Connection transaction, WindowRun window, WindowRun.Durable now) throws SQLException {
        try (PreparedStatement move = transaction.prepareStatement(MOVE)) {
            move.setLong(1, now.document());
            move.setBoolean(2, now.done());
            move.setLong(3, now.pages());
            move.setLong(4, now.counts().read());
            move.setLong(5, now.counts().loaded());
            move.setLong(6, now.counts().unchanged());
            move.setLong(7, now.counts().ignored());
            move.setLong(8, now.counts().deadLetters());
            move.setString(9, Counts.text(now.counts().money()));
            move.setLong(10, window.sync().id());
            move.setInt(11, window.number());
            move.executeUpdate();
        }
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

    /** Keeps what a comparison of everything came to. */
    void proved(SyncRun run, ProofReport report) {
        TreeSet<Tally.Key> keys = new TreeSet<>(report.platform().counts().keySet());
        keys.addAll(report.ours().counts().keySet());
        jdbi.useTransaction(handle -> {
            Datasets.proved(handle, run, report.at(), report.agrees());
            for (Tally.Key key : keys) {
                handle.createUpdate(KEEP_TOTAL)
                        .bind("connection", run.connection().id())
                        .bind("dataType", run.dataType())
                        .bind("at", report.at())
                        .bind("sync", run.planned() ? (Long) run.id() : null)
                        .bind("currency", key.currency())
                        .bind("status", key.status())
                        .bind("platformRecords", report.platform().of(key).records())
                        .bind("platformAmount", report.platform().of(key).amount())
                        .bind("ledgerRecords", report.ledger().of(key).records())
                        .bind("ledgerAmount", report.ledger().of(key).amount())
                        .bind("letterRecords", report.letters().of(key).records())
                        .bind("letterAmount", report.letters().of(key).amount())
                        .bind("ignoredRecords", report.ignored().of(key).records())
                        .bind("ignoredAmount", report.ignored().of(key).amount())
                        .execute();
            }
        });
    }

    /** Has the next sync read documents that do not agree. */
    void reread(SyncRun run, Map<Long, String> documents) {
        jdbi.useHandle(handle -> Datasets.reread(handle, run.connection().id(), run.dataType(), documents));
    }

    /**
     * Runs something in a transaction that nobody else can be the sync's holder in.
     *
     * @throws LeaseLostException somebody else has the lease
     */
    void underLease(SyncRun run, HandleConsumer<SQLException> work) throws SQLException {
        jdbi.useTransaction(handle -> {
            holdLease(handle, run);
            work.useHandle(handle);
        });
    }
}
