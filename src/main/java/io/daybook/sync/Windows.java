package io.daybook.sync;

import io.daybook.source.Window;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The windows of syncs in PostgreSQL: what each is to read and how far it has come. Everything happens in the caller's
 * transaction. Stateless.
 */
final class Windows {
    private static final String BEGIN =
            """
            INSERT INTO daybook.sync_window (sync_id, number, after_key, up_to_key, documents, position_document)
            VALUES (:sync, :number, :after, :upTo, :documents, :after)
            """;
    private static final String OF_SYNC =
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
    private static final String MOVE =
            """
            UPDATE daybook.sync_window
               SET position_document = ?, done = ?, pages = ?, read = ?, loaded = ?, unchanged = ?, ignored = ?,
                   dead_letters = ?, money = ?::jsonb
             WHERE sync_id = ? AND number = ?
            """;

    /**
     * Gives a sync windows.
     *
     * @param first number of the first of them
     */
    void begin(Handle handle, long sync, int first, List<Window> windows) {
        if (windows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(BEGIN);
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
     * A sync's windows as this run will read them.
     *
     * @param first number of the first that is wanted
     */
    List<WindowRun> of(Handle handle, SyncRun run, long sync, int first) {
        return handle.createQuery(OF_SYNC)
                .bind("sync", sync)
                .bind("first", first)
                .map((row, context) -> new WindowRun(run, row.getInt("number"), window(row), durable(row)))
                .list();
    }

    /**
     * Makes a window this transaction's own until it ends.
     *
     * @return what the database knows of the window; nothing when the lease is lost: nothing may be written then
     */
    Optional<WindowRun.Durable> hold(Connection transaction, WindowRun window) throws SQLException {
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
    void move(Connection transaction, WindowRun window, WindowRun.Durable now) throws SQLException {
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
}
