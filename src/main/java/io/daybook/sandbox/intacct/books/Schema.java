package io.daybook.sandbox.intacct.books;

import io.daybook.sandbox.intacct.catalog.Catalog;
import io.daybook.sandbox.intacct.catalog.Field;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes a table for each object of the catalog, with a column for each field that is kept, and two of our own that no field
 * names: whether the record is private to its entity, and from when on it shows. Used by one thread.
 */
final class Schema {
    /** Whether only its entity, or who asks for private records, sees it. */
    static final String PRIVATE = "#PRIVATE";
    /** From when on it shows, UTC; empty for always. */
    static final String SHOWN = "#SHOWN";

    private static final List<String> INDEXED = List.of("WHENMODIFIED", "AUWHENCREATED", "CUSTOMERID", "ACCESSTIME");

    private final Connection connection;
    private final Catalog catalog;

    Schema(Connection connection, Catalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
    }

    void createTables() throws SQLException {
        for (ObjectType object : catalog.objects()) {
            String columns = object.kept().stream()
                    .map(field -> quoted(field.id()) + " " + type(object, field))
                    .collect(Collectors.joining(",\n  "));
            run("CREATE TABLE " + object.name() + " (\n  " + columns + ",\n  " + quoted(PRIVATE) + " BOOLEAN,\n  "
                    + quoted(SHOWN) + " TIMESTAMP(0))");
        }
    }

    /** Once the tables are full: that is faster. Lines are found by their document and by nothing else. */
    void createIndexes() throws SQLException {
        for (ObjectType object : catalog.objects()) {
            boolean line = object.document().isPresent();
            for (Field field : object.kept()) {
                boolean id = field.id().equals(object.idField()) && !field.id().equals(object.key());
                boolean wanted = line ? field.id().equals(object.lineParent()) : id || INDEXED.contains(field.id());
                if (wanted) {
                    run("CREATE INDEX ON " + object.name() + " (" + quoted(field.id()) + ")");
                }
            }
        }
        run("ANALYZE SAMPLE_SIZE 2000");
    }

    static String quoted(String column) {
        return '"' + column + '"';
    }

    private static String type(ObjectType object, Field field) {
        // the one record number that the catalog calls text, joined by numbers all the same
        return object.name().equals("SODOCUMENT") && field.id().equals("RECORDNO")
                ? "BIGINT PRIMARY KEY"
                : field.type().column() + (field.id().equals(object.key()) ? " PRIMARY KEY" : "");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
