package io.daybook.sandbox.netsuite.books;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * Inserts rows into one table, a batch at a time, so that a million rows take no more memory here than a thousand. Table
 * and column names are the program's own, never a user's. Belongs to one thread.
 */
final class Insert implements AutoCloseable {
    private static final int BATCH = 1000;

    private final BooksSettings settings;
    private final PreparedStatement statement;
    private final int columns;
    private int waiting;

    Insert(Connection connection, BooksSettings settings, String table, String columns) throws SQLException {
        this.settings = settings;
        this.columns = columns.split(",").length;
        List<String> marks = Collections.nCopies(this.columns, "?");
        this.statement = connection.prepareStatement(
                "INSERT INTO " + table + " (" + columns + ") VALUES (" + String.join(",", marks) + ")");
    }

    /**
     * Adds a row. A {@code Boolean} becomes 'T' or 'F', an {@code Instant} local time of the login, a number is kept as
     * plainly as Oracle would print it.
     */
    void row(Object... values) throws SQLException {
        if (values.length != columns) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
        }
        for (int i = 0; i < values.length; i++) {
            set(i + 1, values[i]);
        }
        statement.addBatch();
        if (++waiting == BATCH) {
            flush();
        }
    }

    /** Sends what waits; to commit is the caller's business. */
    void flush() throws SQLException {
        if (waiting > 0) {
            statement.executeBatch();
            waiting = 0;
        }
    }

    /** Leaves what waits unsent: flush first. */
    @Override
    public void close() throws SQLException {
        statement.close();
    }

    private void set(int position, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(position, Types.NULL);
        } else if (value instanceof Boolean flag) {
            statement.setString(position, flag ? "T" : "F");
        } else if (value instanceof Instant moment) {
            statement.setObject(position, settings.local(moment));
        } else if (value instanceof BigDecimal amount) {
            statement.setBigDecimal(position, plain(amount));
        } else {
            statement.setObject(position, value);
        }
    }

    /** No trailing zeros after the point, and no exponent. */
    static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
