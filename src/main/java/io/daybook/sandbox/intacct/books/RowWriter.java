package io.daybook.sandbox.intacct.books;

import io.daybook.sandbox.intacct.catalog.Catalog;
import io.daybook.sandbox.intacct.catalog.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Inserts rows in batches. Used by one thread. */
final class RowWriter implements AutoCloseable {
    private static final int BATCH = 500;

    private final Connection connection;
    private final Catalog catalog;
    private final Map<String, Table> tables = new HashMap<>();

    RowWriter(Connection connection, Catalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
    }

    void insert(String object, Row row) throws SQLException {
        Table table = tables.get(object);
        if (table == null) {
            table = new Table(object);
            tables.put(object, table);
        }
        table.insert(row);
    }

    void flush() throws SQLException {
        for (Table table : tables.values()) {
            table.flush();
        }
    }

    @Override
    public void close() throws SQLException {
        flush();
        abandon();
    }

    /** Gives up what is not written yet. */
    void abandon() throws SQLException {
        for (Table table : tables.values()) {
            table.statement.close();
        }
    }

    private final class Table {
        private final List<String> columns;
        private final PreparedStatement statement;
        private int waiting;

        Table(String object) throws SQLException {
            columns = new ArrayList<>(
                    catalog.get(object).kept().stream().map(Field::id).toList());
            columns.add(Schema.PRIVATE);
            columns.add(Schema.SHOWN);
            String names = columns.stream().map(Schema::quoted).collect(Collectors.joining(", "));
            String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
            statement =
                    connection.prepareStatement("INSERT INTO " + object + " (" + names + ") VALUES (" + marks + ")");
        }

        void insert(Row row) throws SQLException {
            for (int i = 0; i < columns.size(); i++) {
                statement.setObject(i + 1, row.get(columns.get(i)));
            }
            statement.addBatch();
            if (++waiting == BATCH) {
                flush();
            }
        }

        void flush() throws SQLException {
            if (waiting > 0) {
                statement.executeBatch();
                waiting = 0;
            }
        }
    }
}
