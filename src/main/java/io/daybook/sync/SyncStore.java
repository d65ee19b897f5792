package io.daybook.sync;

import io.daybook.mapping.Mapping;
import io.daybook.source.Plan;
import io.daybook.source.Window;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
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
            SELECT id, expected_records, mapping_version, state FROM daybook.sync
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
            INSERT INTO daybook.sync (connection_id, data_type, mapping_version, state, fence, expected_records, platform_time)
            VALUES (:connection, :dataType, :version, 'running', :fence, :expected, :platformTime) RETURNING id
            """;
    private static final String BEGIN_WINDOW =
            """
            INSERT INTO daybook.sync_window (sync_id, number, after_key, up_to_key, position_document)
            VALUES (:sync, :number, :after, :upTo, :after)
            """;
    private static final String TAKE_UP =
            """
            UPDATE daybook.sync SET state = 'running', fence = :fence, ended_at = NULL, error_kind = NULL, error_message = NULL
             WHERE id = :sync
            """;
    private static final String WINDOWS =
            """
            SELECT number, after_key, up_to_key, position_document, done, pages, read, loaded, unchanged, ignored, dead_letters, money
              FROM daybook.sync_window WHERE sync_id = :sync ORDER BY number
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
    private static final String END =
            """
            UPDATE daybook.sync SET state = :state, ended_at = now(), error_kind = :kind, error_message = :message
             WHERE id = :sync AND fence = :fence
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
            Optional<Map<String, Object>> latest = handle.createQuery(INTERRUPTED)
                    .bind("connection", run.connection().id())
                    .bind("dataType", run.dataType())
                    .mapToMap()
                    .findOne()
                    .filter(row -> List.of("running", "interrupted").contains((String) row.get("state")));
            if (latest.isEmpty()) {
                return;
            }
            if (!run.mapping().version().equals(latest.get().get("mapping_version"))) {
                giveUp(handle, run, "The mapping was changed; a new sync reads from the beginning.");
                return;
            }
            long id = ((Number) latest.get().get("id")).longValue();
            handle.createUpdate(TAKE_UP)
                    .bind("sync", id)
                    .bind("fence", run.lease().fence())
                    .execute();
            run.enter(id, ((Number) latest.get().get("expected_records")).longValue(), windows(handle, run, id));
        });
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
     * Begins a sync with the windows of a plan. One that was begun before and whose beginning was not heard of is given up.
     *
     * @throws LeaseLostException the run's lease ran out while the platform planned and somebody else has it
     */
    void begin(SyncRun run, Plan plan) {
        jdbi.useTransaction(handle -> {
            holdLease(handle, run);
            giveUp(handle, run, "Another sync was begun in its place.");
            long id = handle.createQuery(BEGIN)
                    .bind("connection", run.connection().id())
                    .bind("dataType", run.dataType())
                    .bind("version", run.mapping().version())
                    .bind("fence", run.lease().fence())
                    .bind("expected", plan.expectedRecords())
                    .bind("platformTime", plan.platformTime())
                    .mapTo(Long.class)
                    .one();
            PreparedBatch batch = handle.prepareBatch(BEGIN_WINDOW);
            int number = 0;
            for (Window window : plan.windows()) {
                batch.bind("sync", id)
                        .bind("number", number++)
                        .bind("after", window.after())
                        .bind(
                                "upTo",
                                window.upTo().isPresent() ? (Long) window.upTo().getAsLong() : null)
                        .add();
            }
            batch.execute();
            run.enter(id, plan.expectedRecords(), windows(handle, run, id));
        });
    }

    private static List<WindowRun> windows(Handle handle, SyncRun run, long sync) {
        return handle.createQuery(WINDOWS)
                .bind("sync", sync)
                .map((row, context) -> new WindowRun(run, row.getInt("number"), window(row), durable(row)))
                .list();
    }

    private static Window window(ResultSet row) throws SQLException {
        Long upTo = row.getObject("up_to_key", Long.class);
        return new Window(row.getLong("after_key"), upTo == null ? OptionalLong.empty() : OptionalLong.of(upTo));
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

    /** Writes how a run ended; nothing where another holder has taken it up meanwhile. */
    void end(SyncRun run, SyncReport.State state) {
        SyncReport.Stop stop = run.stopped();
        jdbi.useHandle(handle -> handle.createUpdate(END)
                .bind("sync", run.id())
                .bind("fence", run.lease().fence())
                .bind("state", state.name().toLowerCase(Locale.ROOT))
                .bind("kind", stop == null ? null : stop.kind())
                .bind("message", stop == null ? null : stop.message())
                .execute());
    }
}
