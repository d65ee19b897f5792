package io.daybook.lineage;

import io.daybook.mapping.Target;
import io.daybook.mapping.Target.Column;
import io.daybook.mapping.Target.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ledger rows with everything that they know of where they came from. Stateless and thread-safe. */
final class LedgerRows {
    private static final String ROWS =
            """
            SELECT original_id, mapping_version, page_id, source_modified_at, loaded_at, deleted_at, deleted_because,
                   custom::text, %s AS document, %s
              FROM ledger.%s
             WHERE connection_id = ? AND %s = ? ORDER BY original_id::bigint
            """;
    private static final int FIRST_COLUMN = 10;

    /**
     * A row.
     *
     * @param document it belongs to
     * @param values by the table's columns, as PostgreSQL prints them
     * @param custom as JSON, or {@code null}
     */
    record Stored(
            Table table,
            String originalId,
            String document,
            String mappingVersion,
            long pageId,
            Optional<Instant> modified,
            Instant loadedAt,
            Optional<Instant> deletedAt,
            Optional<String> deletedBecause,
            List<String> values,
            String custom) {}

    Optional<Stored> head(Connection connection, long connectionId, Target target, String id) throws SQLException {
        return rows(connection, connectionId, target.head(), "original_id", "original_id", id).stream()
                .findFirst();
    }

    Optional<Stored> line(Connection connection, long connectionId, Target target, String id) throws SQLException {
        return target.lines().isEmpty()
                ? Optional.empty()
                : rows(connection, connectionId, target.lines().get(), parent(target), "original_id", id).stream()
                        .findFirst();
    }

    List<Stored> linesOf(Connection connection, long connectionId, Target target, String document) throws SQLException {
        return target.lines().isEmpty()
                ? List.of()
                : rows(connection, connectionId, target.lines().get(), parent(target), parent(target), document);
    }

    private static String parent(Target target) {
        return target.head().name() + "_id";
    }

    private static List<Stored> rows(
            Connection connection, long connectionId, Table table, String document, String by, String id)
            throws SQLException {
        String columns = table.columns().stream()
                .map(Column::name)
                .map(name -> name + "::text")
                .collect(Collectors.joining(", "));
        List<Stored> rows = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(ROWS.formatted(document, columns, table.name(), by))) {
            statement.setLong(1, connectionId);
            statement.setString(2, id);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 0; i < table.columns().size(); i++) {
                        values.add(row.getString(FIRST_COLUMN + i));
                    }
                    rows.add(new Stored(
                            table,
                            row.getString(1),
                            row.getString(9),
                            row.getString(2),
                            row.getLong(3),
                            moment(row, 4),
                            moment(row, 5).orElseThrow(),
                            moment(row, 6),
                            Optional.ofNullable(row.getString(7)),
                            values,
                            row.getString(8)));
                }
            }
        }
        return rows;
    }

    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
