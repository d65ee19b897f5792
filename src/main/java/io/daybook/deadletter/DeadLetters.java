package io.daybook.deadletter;

import io.daybook.config.Problem;
import io.daybook.mapping.Draft;
import io.daybook.sync.Counts;
import io.daybook.sync.FailedDocument;
import io.daybook.sync.SetAside;
import io.daybook.sync.SyncReport;
import io.daybook.sync.SyncRun;
import io.daybook.sync.Tally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Dead letters in PostgreSQL. Thread-safe. */
public final class DeadLetters implements SetAside {
    // A document has at most one open letter: failing again adds an attempt and keeps the newest payload and reason.
    // One
    // statement for all, since one mistake in a mapping can fail every document of a page.
    private static final String STORE =
            """
            INSERT INTO daybook.dead_letter AS letter
                   (connection_id, data_type, document_key, record_key, kind, message, route, step, payload, records, money,
                    tally, page_id, mapping_version, source_modified_at)
            SELECT failed.connection_id, failed.data_type, failed.document_key, failed.record_key, failed.kind, failed.message,
                   failed.route, failed.step, failed.payload::json, failed.records, failed.money::jsonb, failed.tally::jsonb, failed.page_id,
                   failed.mapping_version, failed.source_modified_at
              FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::integer[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::timestamptz[])
                   AS failed (connection_id, data_type, document_key, record_key, kind, message, route, step, payload,
                              records, money, tally, page_id, mapping_version, source_modified_at)
            ON CONFLICT (connection_id, data_type, document_key) WHERE closed_at IS NULL DO UPDATE
               SET record_key = excluded.record_key, kind = excluded.kind, message = excluded.message, route = excluded.route,
                   step = excluded.step, payload = excluded.payload, records = excluded.records, money = excluded.money, tally = excluded.tally,
                   page_id = CASE WHEN letter.payload::text = excluded.payload::text THEN letter.page_id
                                  ELSE excluded.page_id END,
                   mapping_version = excluded.mapping_version, source_modified_at = excluded.source_modified_at,
                   attempts = letter.attempts + 1, last_failed_at = now()
            RETURNING page_id
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
             WHERE id = ? AND attempts = ? AND closed_at IS NULL
            """;
    private static final String CLOSE =
            """
            UPDATE daybook.dead_letter SET closed_at = now(), closed_because = ?
             WHERE id = ? AND attempts = ? AND closed_at IS NULL
            """;

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
    public Set<Long> store(Connection transaction, List<FailedDocument> failed) throws SQLException {
        Set<Long> pages = new HashSet<>();
        if (failed.isEmpty()) {
            return pages;
        }
        try (PreparedStatement insert = transaction.prepareStatement(STORE)) {
            Columns columns = new Columns(transaction, insert, failed);
            columns.add("bigint", FailedDocument::connectionId);
            columns.add("text", FailedDocument::dataType);
            columns.add("text", FailedDocument::documentKey);
            columns.add("text", FailedDocument::recordKey);
            columns.add("text", document -> document.failure().kind());
            columns.add("text", document -> storable(document.failure().message()));
            columns.add("text", document -> document.failure().route());
            columns.add("text", document -> document.failure().step());
            columns.add("text", document -> Payload.write(document.records()));
            columns.add("integer", document -> document.records().size());
            columns.add("text", document -> Counts.text(document.money()));
            columns.add("text", document -> document.tally().text());
            columns.add("bigint", FailedDocument::pageId);
            columns.add("text", FailedDocument::mappingVersion);
            columns.add("text", document -> Objects.toString(document.modified(), null));
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    pages.add(rows.getLong(1));
                }
            }
        }
        return pages;
    }

    /** Fills a statement's parameters, an array each, one value a document. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<FailedDocument> documents;
        private int filled;

        Columns(Connection connection, PreparedStatement statement, List<FailedDocument> documents) {
            this.connection = connection;
            this.statement = statement;
            this.documents = documents;
        }

        void add(String type, Function<FailedDocument, Object> value) throws SQLException {
            statement.setArray(
                    ++filled,
                    connection.createArrayOf(type, documents.stream().map(value).toArray()));
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
        FailedDocument dataset = new FailedDocument(
                run.connection().id(),
                run.dataType(),
                run.mapping().version(),
                WHOLE_DATASET,
                null,
                new Draft.Failure(stop.kind(), stop.message(), route, step),
                List.of(),
                Map.of(),
                Tally.NOTHING,
                null,
                null);
        try {
            jdbi.useTransaction(handle -> store(handle.getConnection(), List.of(dataset)));
        } catch (SQLException failed) {
            throw new IllegalStateException("the failed sync could not be set aside: " + failed.getMessage(), failed);
        }
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

    /**
     * Notes in the caller's transaction that a replay failed.
     *
     * @return false where the letter was closed, or its document failed anew, since it was read
     */
    boolean failedAgain(Connection transaction, DeadLetter letter, Draft.Failure failure, String mappingVersion)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(FAILED_AGAIN)) {
            update.setString(1, failure.kind());
            update.setString(2, storable(failure.message()));
            update.setString(3, failure.route());
            update.setString(4, failure.step());
            update.setString(5, mappingVersion);
            update.setLong(6, letter.id());
            update.setInt(7, letter.attempts());
            return update.executeUpdate() == 1;
        }
    }

    /**
     * Closes a letter in the caller's transaction.
     *
     * @return false where the letter was closed, or its document failed anew, since it was read
     */
    boolean close(Connection transaction, DeadLetter letter, String because) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(CLOSE)) {
            update.setString(1, because);
            update.setLong(2, letter.id());
            update.setInt(3, letter.attempts());
            return update.executeUpdate() == 1;
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
