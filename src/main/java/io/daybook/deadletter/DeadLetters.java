package io.daybook.deadletter;

import io.daybook.config.Problem;
import io.daybook.mapping.Draft;
import io.daybook.sync.Counts;
import io.daybook.sync.FailedDocument;
import io.daybook.sync.SetAside;
import io.daybook.sync.SyncReport;
import io.daybook.sync.SyncRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Dead letters in PostgreSQL. Thread-safe. */
public final class DeadLetters implements SetAside {
    // A document has at most one open letter: failing again adds an attempt and keeps the newest payload and reason.
    private static final String STORE =
            """
            INSERT INTO daybook.dead_letter AS letter
                   (connection_id, data_type, document_key, record_key, kind, message, route, step, payload, records, money,
                    page_id, mapping_version, source_modified_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?::jsonb, ?, ?, ?)
            ON CONFLICT (connection_id, data_type, document_key) WHERE closed_at IS NULL DO UPDATE
               SET record_key = excluded.record_key, kind = excluded.kind, message = excluded.message, route = excluded.route,
                   step = excluded.step, payload = excluded.payload, records = excluded.records, money = excluded.money,
                   page_id = excluded.page_id, mapping_version = excluded.mapping_version,
                   source_modified_at = excluded.source_modified_at, attempts = letter.attempts + 1, last_failed_at = now()
            """;
    private static final String SETTLE =
            """
            UPDATE daybook.dead_letter SET closed_at = now(), closed_because = ?
             WHERE connection_id = ? AND data_type = ? AND document_key = ANY (?) AND closed_at IS NULL
            """;
    private static final String SETTLE_SYNC =
            """
            UPDATE daybook.dead_letter SET closed_at = now(), closed_because = ?
             WHERE connection_id = ? AND data_type = ? AND document_key = ? AND closed_at IS NULL
            """;
    private static final String SELECT =
            """
            SELECT l.*, c.platform, o.name AS company
              FROM daybook.dead_letter l
              JOIN daybook.connection c ON c.id = l.connection_id
              JOIN daybook.company o ON o.id = c.company_id
            """;
    private static final String FAILED_AGAIN =
            """
            UPDATE daybook.dead_letter
               SET attempts = attempts + 1, last_failed_at = now(), kind = ?, message = ?, route = ?, step = ?, mapping_version = ?
             WHERE id = ? AND closed_at IS NULL
            """;
    private static final String CLOSE =
            "UPDATE daybook.dead_letter SET closed_at = now(), closed_because = ? WHERE id = ? AND closed_at IS NULL";

    private final Jdbi jdbi;

    public DeadLetters(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Which letters to list.
     *
     * @param connectionId of one connection only
     * @param dataType of one data type only
     * @param withClosed the settled ones too
     * @param limit at most so many
     */
    public record Filter(Optional<Long> connectionId, Optional<String> dataType, boolean withClosed, int limit) {}

    @Override
    public void store(Connection transaction, List<FailedDocument> failed) throws SQLException {
        if (failed.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(STORE)) {
            for (FailedDocument document : failed) {
                insert.setLong(1, document.connectionId());
                insert.setString(2, document.dataType());
                insert.setString(3, document.documentKey());
                insert.setString(4, document.recordKey());
                insert.setString(5, document.failure().kind());
                insert.setString(6, storable(document.failure().message()));
                insert.setString(7, document.failure().route());
                insert.setString(8, document.failure().step());
                insert.setString(9, Payload.write(document.records()));
                insert.setInt(10, document.records().size());
                insert.setString(11, Counts.text(document.money()));
                insert.setLong(12, document.pageId());
                insert.setString(13, document.mappingVersion());
                insert.setTimestamp(14, document.modified() == null ? null : Timestamp.from(document.modified()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** PostgreSQL's text cannot hold the character NUL; a message shows it instead. */
    private static String storable(String text) {
        return text.replace("\0", "\\u0000");
    }

    @Override
    public void settle(
            Connection transaction, long connectionId, String dataType, Collection<String> documentKeys, String because)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(SETTLE)) {
            update.setString(1, because);
            update.setLong(2, connectionId);
            update.setString(3, dataType);
            update.setArray(4, transaction.createArrayOf("text", documentKeys.toArray()));
            update.executeUpdate();
        }
    }

    @Override
    public void storeFailedSync(SyncRun run, SyncReport.Stop stop, String route, String step) {
        jdbi.useHandle(handle -> handle.execute(
                STORE,
                run.connection().id(),
                run.dataType(),
                WHOLE_DATASET,
                null,
                stop.kind(),
                storable(stop.message()),
                route,
                step,
                "[]",
                0,
                "{}",
                null,
                run.mapping().version(),
                null));
    }

    @Override
    public void settleSync(SyncRun run) {
        jdbi.useHandle(handle -> handle.execute(
                SETTLE_SYNC,
                "sync " + run.id() + " ran to its end",
                run.connection().id(),
                run.dataType(),
                WHOLE_DATASET));
    }

    /** Letters, newest first. */
    public List<DeadLetter> list(Filter filter) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT
                                + """
                          WHERE (:connection::bigint IS NULL OR l.connection_id = :connection)
                            AND (:dataType::text IS NULL OR l.data_type = :dataType)
                            AND (:withClosed OR l.closed_at IS NULL)
                          ORDER BY l.id DESC LIMIT :limit
                          """)
                .bind("connection", filter.connectionId().orElse(null))
                .bind("dataType", filter.dataType().orElse(null))
                .bind("withClosed", filter.withClosed())
                .bind("limit", filter.limit())
                .map((row, context) -> letter(row))
                .list());
    }

    /** Numbers of the open letters, oldest first. */
    public List<Long> openIds() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT id FROM daybook.dead_letter WHERE closed_at IS NULL ORDER BY id")
                        .mapTo(Long.class)
                        .list());
    }

    /**
     * One letter.
     *
     * @throws Problem there is none of that number
     */
    public DeadLetter get(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " WHERE l.id = :id")
                        .bind("id", id)
                        .map((row, context) -> letter(row))
                        .findOne())
                .orElseThrow(() -> Problem.wrongUse(
                        "dead letter " + id,
                        "there is none of that number",
                        "See: daybook dead-letters list --all",
                        null));
    }

    /** Notes in the caller's transaction that a replay failed. */
    void failedAgain(Connection transaction, long id, Draft.Failure failure, String mappingVersion)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(FAILED_AGAIN)) {
            update.setString(1, failure.kind());
            update.setString(2, storable(failure.message()));
            update.setString(3, failure.route());
            update.setString(4, failure.step());
            update.setString(5, mappingVersion);
            update.setLong(6, id);
            update.executeUpdate();
        }
    }

    /** Closes a letter in the caller's transaction. */
    void close(Connection transaction, long id, String because) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(CLOSE)) {
            update.setString(1, because);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        long page = row.getLong("page_id");
        Optional<Long> pageId = row.wasNull() ? Optional.empty() : Optional.of(page);
        return new DeadLetter(
                row.getLong("id"),
                row.getLong("connection_id"),
                row.getString("company"),
                row.getString("platform"),
                row.getString("data_type"),
                row.getString("document_key"),
                Optional.ofNullable(row.getString("record_key")),
                row.getString("kind"),
                row.getString("message"),
                row.getString("route"),
                row.getString("step"),
                row.getString("payload"),
                row.getInt("records"),
                row.getString("money"),
                pageId,
                row.getString("mapping_version"),
                Optional.ofNullable(row.getTimestamp("source_modified_at")).map(Timestamp::toInstant),
                row.getInt("attempts"),
                row.getTimestamp("first_failed_at").toInstant(),
                row.getTimestamp("last_failed_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("closed_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("closed_because")));
    }
}
