package io.daybook.sandbox.netsuite.suiteql;

import io.daybook.sandbox.netsuite.Faults;
import io.daybook.sandbox.netsuite.UserDateFormat;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;

/** Runs written statements in the books and reads pages of them. Thread-safe. */
final class QueryRunner {
    /** More columns than these give no rows, and no error either (NetSuite reference 2.3). */
    private static final int MOST_COLUMNS = 100;

    private static final int TIMEOUT_SECONDS = 900;

    /** From that many rows of the driving table on, all at once is quicker than in steps. */
    private static final long MOST_DRIVEN = 200_000;

    private static final long SHORT_RANGE = 50_000;

    private final DataSource books;
    private final UserDateFormat dates;
    private final Faults faults;
    private final Random instability;

    QueryRunner(DataSource books, UserDateFormat dates, Faults faults, long seed) {
        this.books = books;
        this.dates = dates;
        this.faults = faults;
        this.instability = new Random(seed);
    }

    ResultPage page(Statement statement, long offset, int limit) throws SQLException {
        if (statement.outputs().size() > MOST_COLUMNS) {
            return new ResultPage(List.of(), 0);
        }
        try (Connection connection = books.getConnection()) {
            long from = faults.unstableOrder() && offset > 0 && ambiguous(connection, statement)
                    ? offset - 1 - instability.nextInt(limit)
                    : offset;
            // one row more than asked for tells whether the page is the last, which saves counting
            List<Map<String, String>> items = quickly(connection, statement, from, limit + 1L);
            long total = items.size() <= limit && (offset == 0 || !items.isEmpty()) && from == offset
                    ? offset + items.size()
                    : statement.limited(
                            number(connection, countable(connection, statement).count()));
            return new ResultPage(items.subList(0, Math.min(limit, items.size())), total);
        }
    }

    /**
     * The rows, found among the first rows of the table that drives the statement: first among a few, then among more
     * and more of them until there are enough or the table has no more.
     */
    private List<Map<String, String>> quickly(Connection connection, Statement statement, long from, long count)
            throws SQLException {
        if (statement.drive().isPresent()) {
            Drive drive = statement.drive().get();
            for (long few = 4 * (from + count); few < MOST_DRIVEN; few *= 4) {
                List<Map<String, String>> items = rows(connection, statement.driven(few), from, count);
                if (items.size() >= count || number(connection, drive.countUpTo(few)) < few) {
                    return items;
                }
            }
        }
        return rows(connection, statement, from, count);
    }

    /** A short range of keys is best counted from the keys; for a long one the planner knows better. */
    private static Statement countable(Connection connection, Statement statement) throws SQLException {
        Optional<Drive> drive = statement.drive().filter(Drive::closed);
        return drive.isPresent() && number(connection, drive.get().countUpTo(SHORT_RANGE)) < SHORT_RANGE
                ? statement.driven(SHORT_RANGE)
                : statement;
    }

    /** Whether rows could come in more than one order. Grouped and combined statements with any order count as clear. */
    private boolean ambiguous(Connection connection, Statement statement) throws SQLException {
        if (statement.order().isEmpty()) {
            return true;
        }
        return statement.canCheckOrder()
                && number(connection, statement.countOfOrderKeys()) < number(connection, statement.count());
    }

    private List<Map<String, String>> rows(Connection connection, Statement statement, long from, long count)
            throws SQLException {
        List<Map<String, String>> items = new ArrayList<>();
        try (PreparedStatement ask = prepare(connection, statement.rows(from, count));
                ResultSet rows = ask.executeQuery()) {
            int columns = statement.outputs().size();
            int[] types = new int[columns];
            for (int i = 0; i < columns; i++) {
                types[i] = rows.getMetaData().getColumnType(i + 1);
            }
            while (rows.next()) {
                Map<String, String> item = new LinkedHashMap<>();
                for (int i = 0; i < columns; i++) {
                    String value = value(rows, i + 1, types[i]);
                    // an empty string is null in Oracle
                    if (value != null && !value.isEmpty()) {
                        item.put(statement.outputs().get(i).name(), value);
                    }
                }
                items.add(item);
            }
        }
        return items;
    }

    /** As SuiteQL prints it: a string, numbers without exponent, dates in the user's format without the time. */
    private String value(ResultSet rows, int column, int type) throws SQLException {
        switch (type) {
            case Types.NUMERIC, Types.DECIMAL, Types.DOUBLE, Types.FLOAT, Types.REAL, Types.OTHER:
                BigDecimal number = rows.getBigDecimal(column);
                return number == null ? null : plain(number);
            case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE:
                LocalDate date = rows.getObject(column, LocalDate.class);
                return date == null ? null : dates.print(date);
            case Types.BOOLEAN:
                boolean truth = rows.getBoolean(column);
                return rows.wasNull() ? null : truth ? "T" : "F";
            default:
                return rows.getString(column);
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement ask = prepare(connection, sql);
                ResultSet rows = ask.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        return statement;
    }
}
