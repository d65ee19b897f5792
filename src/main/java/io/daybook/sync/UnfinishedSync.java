package io.daybook.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The latest sync of a dataset where it has not come to its end: it was interrupted, or its process died. It is taken up
 * again or given up, in a transaction that {@linkplain Leases#hold holds the lease}.
 *
 * @param begun what was known when it was planned
 * @param reading {@code everything}, {@code changes}, or {@code archive} where kept pages are read again
 * @param mappingVersion of the mapping it reads by
 */
record UnfinishedSync(Begun begun, String reading, String mappingVersion) {
    private static final String LATEST =
            """
            SELECT id, expected_records, mapping_version, reading, platform_time, deletion_log
              FROM (SELECT * FROM daybook.sync
                     WHERE connection_id = :connection AND data_type = :dataType ORDER BY id DESC LIMIT 1) AS latest
             WHERE state IN ('running', 'interrupted')
            """;
    private static final String TAKE_UP =
            """
            UPDATE daybook.sync SET state = 'running', fence = :fence, ended_at = NULL, error_kind = NULL, error_message = NULL
             WHERE id = :sync
            """;
    // The new fence keeps a former holder, who may not know yet, from going on with it.
    private static final String GIVE_UP =
            """
            UPDATE daybook.sync
               SET state = 'failed', fence = :fence, ended_at = now(), error_kind = 'stopped', error_message = :why
             WHERE connection_id = :connection AND data_type = :dataType AND state IN ('running', 'interrupted')
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

    /** That of the run's dataset; empty where the latest came to its end. */
    static Optional<UnfinishedSync> of(Handle handle, SyncRun run) {
        return handle.createQuery(LATEST)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .map((row, context) -> unfinished(row))
                .findOne();
    }

    private static UnfinishedSync unfinished(ResultSet row) throws SQLException {
        String reading = row.getString("reading");
        Begun begun = new Begun(
                row.getLong("id"),
                reading.equals("everything"),
                row.getLong("expected_records"),
                row.getTimestamp("platform_time").toInstant(),
                row.getBoolean("deletion_log"));
        return new UnfinishedSync(begun, reading, row.getString("mapping_version"));
    }

    /** Whatever is unfinished of the run's dataset ends as failed. */
    static void giveUp(Handle handle, SyncRun run, String why) {
        handle.createUpdate(GIVE_UP)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .bind("fence", run.lease().fence())
                .bind("why", why)
                .execute();
    }

    boolean reads(String what) {
        return reading.equals(what);
    }

    /** Whether it asks what the run would ask. */
    boolean sameMapping(SyncRun run) {
        return mappingVersion.equals(run.mapping().version());
    }

    /** Makes it the run's own. */
    void takeUp(Handle handle, SyncRun run) {
        handle.createUpdate(TAKE_UP)
                .bind("sync", begun.id())
                .bind("fence", run.lease().fence())
                .execute();
    }

    /** Has the next sync read what this one had not dealt with. */
    void rereadUnread(Handle handle) {
        handle.createUpdate(REREAD_UNREAD).bind("sync", begun.id()).execute();
    }
}
