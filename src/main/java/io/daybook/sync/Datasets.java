package io.daybook.sync;

import io.daybook.source.Plan.Deletion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Cursors, and documents to be read whatever their clocks show, in PostgreSQL. Thread-safe. */
public final class Datasets {
    private static final String FIND =
            """
            SELECT d.*, coalesce(d.glanced_at, s.platform_time) AS left_at, coalesce(d.glance_asked_at, s.asked_at) AS asked_at
              FROM daybook.dataset d
              LEFT JOIN daybook.sync s ON s.id = d.cursor_sync_id
             WHERE d.connection_id = :connection AND d.data_type = :dataType
            """;
    private static final String TAKE_REREADS =
            "DELETE FROM daybook.reread WHERE connection_id = :connection AND data_type = :dataType RETURNING document_key";
    private static final String REREAD =
            """
            INSERT INTO daybook.reread (connection_id, data_type, document_key, because)
            SELECT :connection, :dataType, w.document_key, w.because
              FROM unnest(:keys::bigint[], :because::text[]) AS w (document_key, because)
            ON CONFLICT (connection_id, data_type, document_key) DO NOTHING
            """;
    private static final String WHY_REREAD =
            """
            SELECT because, count(*) FROM daybook.reread
             WHERE connection_id = :connection AND data_type = :dataType AND because LIKE :like
             GROUP BY because ORDER BY count(*) DESC, because
            """;
    private static final String DELETION =
            """
            INSERT INTO daybook.deletion (connection_id, data_type, document_key, deleted_at)
            VALUES (:connection, :dataType, :key, :at)
            ON CONFLICT (connection_id, data_type, document_key) DO UPDATE SET deleted_at = excluded.deleted_at
             WHERE deletion.deleted_at <> excluded.deleted_at
            """;
    private static final String IGNORED_LONGEST_UNREAD =
            """
            SELECT document_key FROM daybook.ignored_document
             WHERE connection_id = :connection AND data_type = :dataType ORDER BY read_at LIMIT :most
            """;
    private static final String MOVE =
            """
            INSERT INTO daybook.dataset AS known
                   (connection_id, data_type, cursor_at, cursor_sync_id, mapping_version, deletion_log, read_whole_at, compared_up_to)
            VALUES (:connection, :dataType, :cursor, :sync, :version, :deletionLog,
                    CASE WHEN :everything THEN now() END, :comparedUpTo)
            ON CONFLICT (connection_id, data_type) DO UPDATE
               SET cursor_at = excluded.cursor_at, cursor_sync_id = excluded.cursor_sync_id,
                   glanced_at = NULL, glance_asked_at = NULL,
                   mapping_version = excluded.mapping_version, mixed = false,
                   deletion_log = CASE WHEN :everything THEN known.deletion_log ELSE excluded.deletion_log END,
                   read_whole_at = coalesce(excluded.read_whole_at, known.read_whole_at),
                   compared_up_to = excluded.compared_up_to
            """;
    private static final String REMAPPED =
            """
            UPDATE daybook.dataset SET mapping_version = :version, mixed = false
             WHERE connection_id = :connection AND data_type = :dataType
            """;
    private static final String MIXED =
            """
            UPDATE daybook.dataset SET mixed = true
             WHERE connection_id = ? AND data_type = ? AND mapping_version <> ? AND NOT mixed
            """;
    private static final String PROVED =
            """
            INSERT INTO daybook.dataset AS known (connection_id, data_type, proved_at, proof_agrees)
            VALUES (:connection, :dataType, :at, :agrees)
            ON CONFLICT (connection_id, data_type) DO UPDATE
               SET proved_at = excluded.proved_at, proof_agrees = excluded.proof_agrees
            """;
    private static final String GOOD =
            """
            UPDATE daybook.dataset
               SET good_at = now(), tried_at = now(), trouble_kind = NULL, trouble_message = NULL
             WHERE connection_id = :connection AND data_type = :dataType
            """;
    private static final String TROUBLED =
            """
            INSERT INTO daybook.dataset AS known (connection_id, data_type, tried_at, trouble_kind, trouble_message)
            VALUES (:connection, :dataType, now(), :kind, :message)
            ON CONFLICT (connection_id, data_type) DO UPDATE
               SET tried_at = excluded.tried_at, trouble_kind = excluded.trouble_kind, trouble_message = excluded.trouble_message
            """;

    private final Jdbi jdbi;

    Datasets(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Dataset find(long connectionId, String dataType) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                        .bind("connection", connectionId)
                        .bind("dataType", dataType)
                        .map((row, context) -> dataset(row))
                        .findOne())
                .orElse(Dataset.NEW);
    }

    /** Whether a sync of it ever came to its end; otherwise there is nothing yet to compare with the platform's figures. */
    public boolean everRead(long connectionId, String dataType) {
        return find(connectionId, dataType).cursor().isPresent();
    }

    private static Dataset dataset(ResultSet row) throws SQLException {
        return new Dataset(
                moment(row, "cursor_at"),
                moment(row, "left_at"),
                moment(row, "asked_at"),
                Optional.ofNullable(row.getString("mapping_version")),
                row.getBoolean("mixed"),
                Optional.ofNullable(row.getObject("compared_up_to", Long.class)),
                moment(row, "proved_at"),
                row.getBoolean("proof_agrees"),
                row.getBoolean("deletion_log"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /** Has a document read by the next sync, in the caller's transaction. */
    public static void reread(
            Connection transaction, long connectionId, String dataType, String documentKey, String because)
            throws SQLException {
        try (PreparedStatement reread = transaction.prepareStatement(
                """
                INSERT INTO daybook.reread (connection_id, data_type, document_key, because)
                VALUES (?, ?, ?::bigint, ?) ON CONFLICT (connection_id, data_type, document_key) DO NOTHING
                """)) {
            reread.setLong(1, connectionId);
            reread.setString(2, dataType);
            reread.setString(3, documentKey);
            reread.setString(4, because);
            reread.executeUpdate();
        }
    }

    /**
     * Has documents read by the next sync, whatever their clocks show.
     *
     * @param documents key to why
     */
    public void reread(long connectionId, String dataType, Map<Long, String> documents) {
        jdbi.useHandle(handle -> reread(handle, connectionId, dataType, documents));
    }

    static void reread(Handle handle, long connectionId, String dataType, Map<Long, String> documents) {
        if (documents.isEmpty()) {
            return;
        }
        List<Map.Entry<Long, String>> entries = List.copyOf(documents.entrySet());
        handle.createUpdate(REREAD)
                .bind("connection", connectionId)
                .bind("dataType", dataType)
                .bind("keys", entries.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .bind("because", entries.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .execute();
    }

    /**
     * Why documents are to be read again, with how many of them, the commonest reason first.
     *
     * @param like only reasons like this, in the way of SQL
     */
    Map<String, Long> rereads(long connectionId, String dataType, String like) {
        Map<String, Long> reasons = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(WHY_REREAD)
                .bind("connection", connectionId)
                .bind("dataType", dataType)
                .bind("like", like)
                .map((row, context) -> reasons.put(row.getString(1), row.getLong(2)))
                .list());
        return reasons;
    }

    /** Takes over the documents that are to be read again: whoever takes them puts them into a window. */
    static List<Long> takeRereads(Handle handle, SyncRun run) {
        return handle.createQuery(TAKE_REREADS)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .mapTo(Long.class)
                .list();
    }

    /** Documents that the mapping leaves out and that nobody has looked at for the longest time. */
    static List<Long> ignoredLongestUnread(Handle handle, SyncRun run, int most) {
        return handle.createQuery(IGNORED_LONGEST_UNREAD)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    static void keepDeletions(Handle handle, SyncRun run, Collection<Deletion> deletions) {
        if (deletions.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(DELETION);
        for (Deletion deletion : deletions) {
            batch.bind("connection", run.connection().id())
                    .bind("dataType", run.dataType())
                    .bind("key", deletion.document())
                    .bind("at", deletion.at())
                    .add();
        }
        batch.execute();
    }

    /** The sync has come to its end: the next one begins where it did. */
    static void move(Handle handle, SyncRun run) {
        handle.createUpdate(MOVE)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .bind("cursor", run.platformTime())
                .bind("sync", run.id())
                .bind("version", run.mapping().version())
                .bind("deletionLog", run.deletionLog())
                .bind("everything", run.readsEverything())
                .bind("comparedUpTo", run.comparedUpTo().orElse(null))
                .execute();
    }

    /** The archive was read to its end: living rows came through the run's mapping. The cursor stays where it is. */
    static void remapped(Handle handle, SyncRun run) {
        handle.createUpdate(REMAPPED)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .bind("version", run.mapping().version())
                .execute();
    }

    /**
     * A mapping is about to make rows, in the caller's transaction: where it is not the one that made all others, whoever reads
     * on with that one knows that some are no longer its own.
     */
    static void begun(Connection transaction, DatasetKey dataset) throws SQLException {
        try (PreparedStatement mixed = transaction.prepareStatement(MIXED)) {
            mixed.setLong(1, dataset.connectionId());
            mixed.setString(2, dataset.dataType());
            mixed.setString(3, dataset.mappingVersion());
            mixed.executeUpdate();
        }
    }

    /** @see #begun(Connection, DatasetKey) */
    static void begun(Handle handle, DatasetKey dataset) {
        handle.execute(MIXED, dataset.connectionId(), dataset.dataType(), dataset.mappingVersion());
    }

    /** Counts and sums were compared as a whole. */
    static void proved(Handle handle, SyncRun run, Instant at, boolean agrees) {
        handle.createUpdate(PROVED)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .bind("at", at)
                .bind("agrees", agrees)
                .execute();
    }

    /** A sync ended on the way, perhaps before it was planned. */
    void troubled(SyncRun run, SyncReport.Stop stop) {
        troubled(run.connection().id(), run.dataType(), stop);
    }

    /** What is due of a dataset could not be done. */
    void troubled(long connectionId, String dataType, SyncReport.Stop stop) {
        jdbi.useHandle(handle -> handle.createUpdate(TROUBLED)
                .bind("connection", connectionId)
                .bind("dataType", dataType)
                .bind("kind", stop.kind())
                .bind("message", stop.message())
                .execute());
    }

    static void good(Handle handle, SyncRun run) {
        handle.createUpdate(GOOD)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .execute();
    }
}
