package io.daybook.sync;

import io.daybook.ledger.LedgerSchema;
import io.daybook.mapping.Target;
import io.daybook.source.Window;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which pages of the archive hold the newest version of each living document: those that its ledger rows name, or for one
 * that the mapping leaves out, its own entry. A document with an open dead letter is none of these: its newest version is in
 * the letter. Stateless and thread-safe.
 */
final class ArchivedDocuments {
    /** So many documents make a window: small enough to be shared among threads, large enough not to matter. */
    private static final int OF_A_WINDOW = 5000;

    // A document with lines is where its lines are; any other is where its own row says.
    private static final String LIVING =
            """
            SELECT * FROM (
                SELECT original_id::bigint AS document_key, source_modified_at, %s AS page_ids
                  FROM ledger.%s
                 WHERE connection_id = ? AND original_id::bigint > ? AND original_id::bigint <= ? AND deleted_at IS NULL
                UNION ALL
                SELECT document_key, source_modified_at, page_ids
                  FROM daybook.ignored_document
                 WHERE connection_id = ? AND data_type = ? AND document_key > ? AND document_key <= ?) AS known
             WHERE NOT EXISTS (SELECT FROM daybook.dead_letter l
                                WHERE l.connection_id = ? AND l.data_type = ? AND l.document_key = known.document_key::text
                                  AND l.closed_at IS NULL)
            """;
    private static final String NEXT = "%s ORDER BY document_key LIMIT ?";
    private static final String LINES =
            """
            SELECT wanted.id::bigint, line.original_id::bigint, line.page_id
              FROM unnest(?::text[]) AS wanted (id)
             CROSS JOIN LATERAL (
                   SELECT original_id, page_id FROM ledger.%1$s
                    WHERE connection_id = ? AND %2$s = wanted.id AND deleted_at IS NULL
                   OFFSET 0) AS line
             ORDER BY 1, 2
            """;
    private static final String CUTS =
            """
            SELECT document_key FROM (
                SELECT document_key, row_number() OVER (ORDER BY document_key) AS place, count(*) OVER () AS documents
                  FROM (%s) AS living) AS placed
             WHERE place %% ? = 0 AND place < documents ORDER BY 1
            """;
    private static final String LIVING_PAGES =
            """
            WITH living AS (%s)
            SELECT unnest(page_ids) AS page_id FROM living WHERE page_ids IS NOT NULL
            %s
            """;
    private static final String PAGES_OF_LINES =
            """
            UNION ALL
            SELECT line.page_id
              FROM ledger.%1$s AS line
              JOIN living ON living.document_key = line.%2$s::bigint AND living.page_ids IS NULL
             WHERE line.connection_id = ? AND line.deleted_at IS NULL
            """;
    private static final String VERSIONS =
            """
            SELECT DISTINCT p.mapping_version
              FROM daybook.page p
             WHERE p.id IN (SELECT page_id FROM (%s) AS named)
            """;
    private static final String COUNT = "SELECT count(*) FROM (%s) AS named";

    private final LedgerSchema schema;

    ArchivedDocuments(LedgerSchema schema) {
        this.schema = schema;
    }

    /**
     * Where a document is.
     *
     * @param modified its clock as the ledger knows it, UTC, or {@code null}
     * @param wholeIn pages that hold all its records; empty where each of {@code lines} has a page of its own
     * @param lines key of a record to its page, by key
     */
    record Living(long document, Instant modified, List<Long> wholeIn, Map<Long, Long> lines) {}

    /** The next living documents of a range, by key; fewer than {@code most} only at its end. */
    List<Living> next(Connection connection, long connectionId, String dataType, long after, long upTo, int most)
            throws SQLException {
        Target target = schema.of(dataType);
        Map<Long, Living> documents = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(NEXT.formatted(living(target)))) {
            int next = range(statement, 1, connectionId, dataType, after, upTo);
            statement.setInt(next, most);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime modified = row.getObject(2, OffsetDateTime.class);
                    Array pages = row.getArray(3);
                    documents.put(
                            row.getLong(1),
                            new Living(
                                    row.getLong(1),
                                    modified == null ? null : modified.toInstant(),
                                    pages == null ? List.of() : List.of((Long[]) pages.getArray()),
                                    new LinkedHashMap<>()));
                }
            }
        }
        if (target.lines().isPresent() && !documents.isEmpty()) {
            addLines(connection, connectionId, target, documents);
        }
        return List.copyOf(documents.values());
    }

    private static void addLines(Connection connection, long connectionId, Target target, Map<Long, Living> documents)
            throws SQLException {
        String[] ids = documents.values().stream()
                .filter(document -> document.wholeIn().isEmpty())
                .map(document -> Long.toString(document.document()))
                .toArray(String[]::new);
        try (PreparedStatement statement = connection.prepareStatement(
                LINES.formatted(target.lines().orElseThrow().name(), parent(target)))) {
            statement.setArray(1, connection.createArrayOf("text", ids));
            statement.setLong(2, connectionId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    documents.get(row.getLong(1)).lines().put(row.getLong(2), row.getLong(3));
                }
            }
        }
    }

    /** Cuts all of a dataset into windows. */
    ArchivePlan plan(Connection connection, long connectionId, String dataType) throws SQLException {
        Target target = schema.of(dataType);
        List<Window> windows = new ArrayList<>();
        long after = Long.MIN_VALUE;
        try (PreparedStatement statement = connection.prepareStatement(CUTS.formatted(living(target)))) {
            int next = range(statement, 1, connectionId, dataType, Long.MIN_VALUE, Long.MAX_VALUE);
            statement.setInt(next, OF_A_WINDOW);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    windows.add(new Window(after, OptionalLong.of(row.getLong(1))));
                    after = row.getLong(1);
                }
            }
        }
        windows.add(new Window(after, OptionalLong.empty()));
        return new ArchivePlan(
                windows,
                Long.parseLong(
                        overPages(connection, COUNT, connectionId, target).get(0)));
    }

    /** Versions of the mapping that asked for the pages in which living documents are. */
    List<String> versions(Connection connection, long connectionId, String dataType) throws SQLException {
        return overPages(connection, VERSIONS, connectionId, schema.of(dataType));
    }

    private static List<String> overPages(Connection connection, String question, long connectionId, Target target)
            throws SQLException {
        String ofLines = target.lines()
                .map(lines -> PAGES_OF_LINES.formatted(lines.name(), parent(target)))
                .orElse("");
        List<String> answer = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(question.formatted(LIVING_PAGES.formatted(living(target), ofLines)))) {
            int next = range(statement, 1, connectionId, target.dataType(), Long.MIN_VALUE, Long.MAX_VALUE);
            if (target.lines().isPresent()) {
                statement.setLong(next, connectionId);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    answer.add(row.getString(1));
                }
            }
        }
        return answer;
    }

    private static String living(Target target) {
        return LIVING.formatted(
                target.lines().isPresent() ? "NULL::bigint[]" : "ARRAY[page_id]",
                target.head().name());
    }

    private static String parent(Target target) {
        return target.head().name() + "_id";
    }

    private static int range(
            PreparedStatement statement, int first, long connectionId, String dataType, long after, long upTo)
            throws SQLException {
        int next = first;
        statement.setLong(next++, connectionId);
        statement.setLong(next++, after);
        statement.setLong(next++, upTo);
        statement.setLong(next++, connectionId);
        statement.setString(next++, dataType);
        statement.setLong(next++, after);
        statement.setLong(next++, upTo);
        statement.setLong(next++, connectionId);
        statement.setString(next++, dataType);
        return next;
    }
}
