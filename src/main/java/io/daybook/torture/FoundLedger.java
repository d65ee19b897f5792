package io.daybook.torture;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that PostgreSQL holds of one connection's books.
 *
 * @param rows table to its rows, in the order of their ids; a row twice is there twice
 * @param letters data type to the document keys of its open dead letters
 */
record FoundLedger(Map<String, List<Row>> rows, Map<String, List<String>> letters) {
    private static final String LETTERS =
            """
            SELECT data_type, document_key FROM daybook.dead_letter
            WHERE connection_id = ? AND closed_at IS NULL ORDER BY data_type, document_key
            """;

    /**
     * A row.
     *
     * @param deleted whether it is marked as deleted
     * @param because why, where it says so
     */
    record Row(String id, Map<String, Object> columns, boolean deleted, String because) {}

    static FoundLedger read(Connection database, long connection) throws SQLException {
        Map<String, List<Row>> rows = new TreeMap<>();
        for (String table : LedgerTables.ALL) {
            rows.put(table, rows(database, connection, table));
        }
        Map<String, List<String>> letters = new TreeMap<>();
        LedgerTables.DATA_TYPES.forEach(dataType -> letters.put(dataType, new ArrayList<>()));
        try (PreparedStatement ask = database.prepareStatement(LETTERS)) {
            ask.setLong(1, connection);
            try (ResultSet found = ask.executeQuery()) {
                while (found.next()) {
                    letters.computeIfAbsent(found.getString(1), none -> new ArrayList<>())
                            .add(found.getString(2));
                }
            }
        }
        return new FoundLedger(rows, letters);
    }

    // The name is one of ours.
    private static List<Row> rows(Connection database, long connection, String table) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement ask = database.prepareStatement("SELECT * FROM ledger." + table
                + " WHERE connection_id = ? ORDER BY length(original_id), original_id")) {
            ask.setLong(1, connection);
            try (ResultSet found = ask.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
        }
        return rows;
    }

    private static Row row(ResultSet found) throws SQLException {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            Object value = found.getObject(i);
            columns.put(found.getMetaData().getColumnName(i), value instanceof Date date ? date.toLocalDate() : value);
        }
        return new Row(
                found.getString("original_id"),
                columns,
                found.getTimestamp("deleted_at") != null,
                found.getString("deleted_because"));
    }
}
