package io.daybook.sandbox.netsuite.books;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the empty tables, and their indexes once they are full. Used by one thread. */
final class Schema {
    private final Connection connection;

    Schema(Connection connection) {
        this.connection = connection;
    }

    /** Makes the tables and leaves the database in Oracle mode. */
    void createTables() throws SQLException {
        run(script("tables.sql"));
        run("SET MODE Oracle");
    }

    /** Makes the indexes and the planner's statistics. */
    void createIndexes() throws SQLException {
        run(script("indexes.sql"));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String script(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
