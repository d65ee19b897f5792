package io.daybook.bench;

import io.daybook.config.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the ledger holds just what the books say: how many lines and invoices, sums per currency, and a hash over all
 * values in the order of their ids. A measurement that fails here has no time.
 */
final class BooksCheck {
    private static final String HEADS =
            """
            SELECT original_id, invoice_number, customer_id, date, due_date, status, source_status, currency_code, memo
              FROM ledger.invoice
             WHERE connection_id = ? AND deleted_at IS NULL
             ORDER BY original_id COLLATE "C"
            """;
    private static final String LINES =
            """
            SELECT original_id, invoice_id, line_number, product, description, amount_excluding_tax_after_discount,
                   amount_currency_code, foreign_amount, currency_code, period_start, period_end, type, revenue_category
              FROM ledger.invoice_line
             WHERE connection_id = ? AND deleted_at IS NULL
             ORDER BY original_id COLLATE "C"
            """;
    private static final String SUMS =
            """
            SELECT currency_code, sum(foreign_amount) FROM ledger.invoice_line
             WHERE connection_id = ? AND deleted_at IS NULL GROUP BY 1
            """;
    private static final int FETCHED_AT_ONCE = 10_000;

    private final PreparedBooks books;
    private final long connectionId;

    BooksCheck(PreparedBooks books, long connectionId) {
        this.books = books;
        this.connectionId = connectionId;
    }

    /** @throws Problem the ledger differs; says in what */
    void check(Connection database) throws SQLException {
        database.setAutoCommit(false);
        same("sums", plain(books.foreignSums()), plain(sums(database)));
        same("invoices", expected(books.documents(), this::head), found(database, HEADS));
        same("lines", expected(books.lines(), this::line), found(database, LINES));
        database.rollback();
    }

    private static void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw Problem.failed(
                    "the benchmark's ledger",
                    "its " + what + " are not those of the books: " + found + " instead of " + expected,
                    "There is no speed without being right: look for the lost rows first.",
                    null);
        }
    }

    private String head(long document) {
        long line = document * PreparedBooks.LINES_OF_AN_INVOICE;
        return row(
                PreparedBooks.document(line),
                "INV" + PreparedBooks.document(line),
                books.customer(line),
                books.date(line),
                books.date(line).plusDays(30),
                books.state(line),
                books.status(line),
                books.currency(line),
                "Order " + PreparedBooks.document(line) + ", as agreed, edition " + books.edition());
    }

    private String line(long line) {
        boolean subscription = Stream.of("Subscription", "SaaS").anyMatch(books.category(line)::equals);
        return row(
                PreparedBooks.key(line),
                PreparedBooks.document(line),
                line % PreparedBooks.LINES_OF_AN_INVOICE + 1,
                books.product(line),
                "Platform licence, seats of team " + line,
                BigDecimal.valueOf(books.amount(line), 2),
                "EUR",
                BigDecimal.valueOf(books.foreignAmount(line), 2),
                books.currency(line),
                books.periodStart(line),
                books.periodEnd(line),
                subscription ? "subscription" : "one_off",
                books.category(line));
    }

    private static String row(Object... values) {
        return Stream.of(values)
                .map(value -> value instanceof BigDecimal amount
                        ? amount.stripTrailingZeros().toPlainString()
                        : Objects.toString(value))
                .collect(Collectors.joining("|"));
    }

    private static String expected(long rows, LongFunction<String> row) {
        MessageDigest digest = sha256();
        for (long i = 0; i < rows; i++) {
            digest.update(row.apply(i).getBytes(StandardCharsets.UTF_8));
        }
        return rows + " with hash " + HexFormat.of().formatHex(digest.digest());
    }

    private String found(Connection database, String select) throws SQLException {
        MessageDigest digest = sha256();
        long rows = 0;
        try (PreparedStatement statement = database.prepareStatement(select)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            statement.setLong(1, connectionId);
            try (ResultSet result = statement.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    Object[] values = new Object[columns];
                    for (int i = 0; i < columns; i++) {
                        values[i] = result.getObject(i + 1);
                    }
                    digest.update(row(values).getBytes(StandardCharsets.UTF_8));
                    rows++;
                }
            }
        }
        return rows + " with hash " + HexFormat.of().formatHex(digest.digest());
    }

    private Map<String, BigDecimal> sums(Connection database) throws SQLException {
        Map<String, BigDecimal> sums = new TreeMap<>();
        try (PreparedStatement statement = database.prepareStatement(SUMS)) {
            statement.setLong(1, connectionId);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    sums.put(result.getString(1), result.getBigDecimal(2));
                }
            }
        }
        return sums;
    }

    private static Map<String, String> plain(Map<String, BigDecimal> sums) {
        Map<String, String> plain = new TreeMap<>();
        sums.forEach(
                (currency, sum) -> plain.put(currency, sum.stripTrailingZeros().toPlainString()));
        return plain;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
