package io.daybook.sandbox.netsuite.books;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the catalog from H2's own description of its tables, views and synonyms. Used by one thread. */
final class CatalogReader {
    private static final String COLUMNS =
            """
            SELECT c.table_name, c.column_name, c.data_type, c.character_maximum_length, c.domain_name
            FROM INFORMATION_SCHEMA.COLUMNS c
            WHERE c.table_schema = 'PUBLIC' AND c.is_visible = TRUE
            ORDER BY c.table_name, c.ordinal_position
            """;
    private static final String KEYS =
            """
            SELECT k.table_name, k.column_name
            FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE k
            JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS c
              ON c.constraint_name = k.constraint_name AND c.constraint_schema = k.constraint_schema
            WHERE c.constraint_type = 'PRIMARY KEY' AND c.constraint_schema = 'PUBLIC'
            ORDER BY k.table_name, k.ordinal_position
            """;
    private static final String VIEWS =
            """
            SELECT table_name, remarks FROM INFORMATION_SCHEMA.TABLES
            WHERE table_schema = 'PUBLIC' AND remarks LIKE 'key: %'
            """;
    private static final String SYNONYMS =
            "SELECT synonym_name, synonym_for FROM INFORMATION_SCHEMA.SYNONYMS WHERE synonym_schema = 'PUBLIC'";

    /** A column with one of these names holds the key of that row, whatever table it stands in. */
    private static final Map<String, Reference> REFERENCES = Map.ofEntries(
            Map.entry("account", new Reference("account", "id", "accountsearchdisplayname")),
            Map.entry("accountingbook", new Reference("accountingbook", "id", "name")),
            Map.entry("basecurrency", new Reference("currency", "id", "name")),
            Map.entry("class", new Reference("classification", "id", "name")),
            Map.entry("createdfrom", new Reference("transaction", "id", "tranid")),
            Map.entry("currency", new Reference("currency", "id", "name")),
            Map.entry("customer", new Reference("customer", "id", "entityid")),
            Map.entry("department", new Reference("department", "id", "name")),
            Map.entry("entity", new Reference("entity", "id", "entityid")),
            Map.entry("expenseaccount", new Reference("account", "id", "accountsearchdisplayname")),
            Map.entry("fromcurrency", new Reference("currency", "id", "name")),
            Map.entry("fromsubsidiary", new Reference("subsidiary", "id", "name")),
            Map.entry("incomeaccount", new Reference("account", "id", "accountsearchdisplayname")),
            Map.entry("item", new Reference("item", "id", "itemid")),
            Map.entry("location", new Reference("location", "id", "name")),
            Map.entry("nextdoc", new Reference("transaction", "id", "tranid")),
            Map.entry("payablesaccount", new Reference("account", "id", "accountsearchdisplayname")),
            Map.entry("postingperiod", new Reference("accountingperiod", "id", "periodname")),
            Map.entry("previousdoc", new Reference("transaction", "id", "tranid")),
            Map.entry("primarycurrency", new Reference("currency", "id", "name")),
            Map.entry("receivablesaccount", new Reference("account", "id", "accountsearchdisplayname")),
            Map.entry("subsidiary", new Reference("subsidiary", "id", "name")),
            Map.entry("terms", new Reference("term", "id", "name")),
            Map.entry("tocurrency", new Reference("currency", "id", "name")),
            Map.entry("tosubsidiary", new Reference("subsidiary", "id", "name")),
            Map.entry("transaction", new Reference("transaction", "id", "tranid")),
            Map.entry("transactioncurrency", new Reference("currency", "id", "name")),
            Map.entry("vendor", new Reference("vendor", "id", "entityid")));

    Catalog read(Connection connection) throws SQLException {
        Map<String, Map<String, ColumnType>> columns = columns(connection);
        Map<String, List<String>> keys = keys(connection);
        Map<String, Table> tables = new TreeMap<>();
        columns.forEach((name, ofTable) ->
                tables.put(name, new Table(name, keys.getOrDefault(name, List.of()), ofTable, references(ofTable))));
        for (Map.Entry<String, String> synonym : pairs(connection, SYNONYMS).entrySet()) {
            Table same = tables.get(synonym.getValue());
            tables.put(synonym.getKey(), new Table(synonym.getKey(), same.key(), same.columns(), same.references()));
        }
        return new Catalog(tables);
    }

    private static Map<String, Map<String, ColumnType>> columns(Connection connection) throws SQLException {
        Map<String, Map<String, ColumnType>> columns = new LinkedHashMap<>();
        try (PreparedStatement ask = connection.prepareStatement(COLUMNS);
                ResultSet rows = ask.executeQuery()) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), table -> new LinkedHashMap<>())
                        .put(rows.getString(2), type(rows.getString(3), rows.getLong(4), rows.getString(5)));
            }
        }
        return columns;
    }

    private static ColumnType type(String sqlType, long length, String domain) {
        if (domain != null) {
            return ColumnType.LIST;
        }
        return switch (sqlType) {
            case "BIGINT" -> ColumnType.INTEGER;
            case "DECFLOAT" -> ColumnType.DECIMAL;
            case "DATE" -> ColumnType.DATE;
            case "TIMESTAMP" -> ColumnType.TIMESTAMP;
            case "CHARACTER VARYING" -> length == 1 ? ColumnType.BOOLEAN : ColumnType.TEXT;
            default -> throw new IllegalStateException("no SuiteQL type for a column of type " + sqlType);
        };
    }

    private static Map<String, List<String>> keys(Connection connection) throws SQLException {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        try (PreparedStatement ask = connection.prepareStatement(KEYS);
                ResultSet rows = ask.executeQuery()) {
            while (rows.next()) {
                keys.computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        pairs(connection, VIEWS)
                .forEach((view, remark) -> keys.put(
                        view, List.of(remark.substring("key: ".length()).split(", "))));
        return keys;
    }

    private static Map<String, Reference> references(Map<String, ColumnType> columns) {
        Map<String, Reference> references = new LinkedHashMap<>();
        columns.forEach((column, type) -> {
            if (type == ColumnType.INTEGER && REFERENCES.containsKey(column)) {
                references.put(column, REFERENCES.get(column));
            }
        });
        return references;
    }

    private static Map<String, String> pairs(Connection connection, String sql) throws SQLException {
        Map<String, String> pairs = new LinkedHashMap<>();
        try (PreparedStatement ask = connection.prepareStatement(sql);
                ResultSet rows = ask.executeQuery()) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
        }
        return pairs;
    }
}
