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
    private static final String GIVE_UP =
            """
            UPDATE daybook.sync SET state = 'failed', ended_at = now(), error_kind = 'stopped', error_message = :why
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
    private static final String END =
            """
            UPDATE daybook.sync SET state = :state, ended_at = now(), error_kind = :kind, error_message = :message
             WHERE id = :sync AND fence = :fence
            """;
    // The fence and the number of moves are the proof that nobody else is at this window.
    private static final String MOVE =
            """
            UPDATE daybook.sync_window w
               SET position_document = ?, done = ?, pages = w.pages + 1, read = ?, loaded = ?, unchanged = ?, ignored = ?,
                   dead_letters = ?, money = ?::jsonb
              FROM daybook.sync s
             WHERE w.sync_id = ? AND w.number = ? AND w.pages = ? AND s.id = w.sync_id AND s.fence = ?
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
     */
    void takeUpInterrupted(SyncRun run) {
        jdbi.useTransaction(handle -> {
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

    private static void giveUp(Handle handle, SyncRun run, String why) {
        handle.createUpdate(GIVE_UP)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .bind("why", why)
                .execute();
    }

    /** Begins a sync with the windows of a plan. */
    void begin(SyncRun run, Plan plan) {
        jdbi.useTransaction(handle -> {
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

    /** What the database knows of a window now. */
    WindowRun.Durable durable(WindowRun window) {
        return jdbi.withHandle(
                handle -> handle.createQuery(WINDOWS.replace("sync_id = :sync", "sync_id = :sync AND number = :number"))
                        .bind("sync", window.sync().id())
                        .bind("number", window.number())
                        .map((row, context) -> durable(row))
                        .one());
    }

    /**
     * Moves a window's position inside the loading transaction.
     *
     * @return false when the window was moved by somebody else, or the lease is lost: nothing may be committed then
     */
    boolean move(java.sql.Connection transaction, WindowRun window, WindowRun.Durable now) throws SQLException {
        try (PreparedStatement move = transaction.prepareStatement(MOVE)) {
            move.setLong(1, now.document());
            move.setBoolean(2, now.done());
            move.setLong(3, now.counts().read());
            move.setLong(4, now.counts().loaded());
            move.setLong(5, now.counts().unchanged());
            move.setLong(6, now.counts().ignored());
            move.setLong(7, now.counts().deadLetters());
            move.setString(8, Counts.text(now.counts().money()));
            move.setLong(9, window.sync().id());
            move.setInt(10, window.number());
            move.setLong(11, window.durable().pages());
            move.setLong(12, window.sync().lease().fence());
            return move.executeUpdate() == 1;
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
