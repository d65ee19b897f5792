package io.daybook.torture;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds something in the books that can be edited. What is found follows from the books and the random numbers alone: rows
 * are always taken in the order of their ids. Used by one thread.
 */
final class Candidates {
    private static final String NOT_REVERSED =
            """
            NOT EXISTS (SELECT 1 FROM previoustransactionlinelink r
                        WHERE r.previousdoc = t.id AND r.linktype = 'Reversal')
            """;

    private final Jdbi books;
    private final Random random;

    Candidates(DataSource books, Random random) {
        this.books = Jdbi.create(books);
        this.random = random;
    }

    /** The id of a document for which the condition on {@code transaction t} holds. */
    Optional<Long> document(String condition) {
        return one("SELECT t.id AS id FROM transaction t WHERE " + condition);
    }

    /** A document that nobody has voided by a journal. */
    Optional<Long> standing(String condition) {
        return document(condition + " AND " + NOT_REVERSED);
    }

    /** A line that sells or credits something in a standing document; the condition is on {@code t} and {@code tl}. */
    Optional<Long> line(String condition) {
        return one(
                """
                SELECT tl.uniquekey AS id FROM transactionline tl JOIN transaction t ON t.id = tl.transaction
                WHERE t.type IN ('CustInvc', 'CustCred') AND t.status IN ('A', 'B', 'D') AND tl.mainline = 'F'
                  AND tl.taxline = 'F' AND tl.iscogs = 'F' AND tl.item IS NOT NULL AND
                """
                        + condition);
    }

    /** A customer for which the condition on {@code customer c} holds. */
    Optional<Long> customer(String condition) {
        return one("SELECT c.id AS id FROM customer c WHERE " + condition);
    }

    /** A credit memo and an invoice of the same customer and currency, both open. */
    Optional<Map.Entry<Long, Long>> creditAndInvoice() {
        String pairs =
                """
                FROM transaction t JOIN transaction i ON i.entity = t.entity AND i.currency = t.currency
                WHERE t.type = 'CustCred' AND t.status = 'A' AND t.foreignpaymentamountunused > 0
                  AND i.type = 'CustInvc' AND i.status = 'A' AND i.foreignamountunpaid > 0 AND
                """
                        + NOT_REVERSED + " AND " + NOT_REVERSED.replace("t.id", "i.id");
        return books.withHandle(handle -> {
            long count =
                    handle.select("SELECT COUNT(*) " + pairs).mapTo(Long.class).one();
            return count == 0
                    ? Optional.empty()
                    : handle.select(
                                    "SELECT t.id, i.id " + pairs
                                            + " ORDER BY t.id, i.id OFFSET ? ROWS FETCH NEXT 1 ROW ONLY",
                                    below(count))
                            .map((row, context) -> Map.entry(row.getLong(1), row.getLong(2)))
                            .findOne();
        });
    }

    /** A number of a document, such as its open amount. */
    BigDecimal amount(String column, long document) {
        return books.withHandle(
                handle -> handle.select("SELECT " + column + " FROM transaction t WHERE t.id = ?", document)
                        .mapTo(BigDecimal.class)
                        .one());
    }

    /** Decimals of a document's currency. */
    int decimals(long document) {
        return books.withHandle(handle -> handle.select(
                        "SELECT c.currencyprecision FROM currency c JOIN transaction t ON t.currency = c.id WHERE t.id = ?",
                        document)
                .mapTo(Integer.class)
                .one());
    }

    /** Decimals of the currency of a line's document. */
    int decimalsOfLine(long uniqueKey) {
        return decimals(books.withHandle(
                handle -> handle.select("SELECT transaction FROM transactionline WHERE uniquekey = ?", uniqueKey)
                        .mapTo(Long.class)
                        .one()));
    }

    /** A currency that is in use. */
    long currency() {
        List<Long> ids =
                books.withHandle(handle -> handle.select("SELECT id FROM currency WHERE isinactive = 'F' ORDER BY id")
                        .mapTo(Long.class)
                        .list());
        return ids.get(random.nextInt(ids.size()));
    }

    // The column named id is unique, so its order is one order only.
    private Optional<Long> one(String rows) {
        return books.withHandle(handle -> {
            long count = handle.select("SELECT COUNT(*) FROM (" + rows + ") x")
                    .mapTo(Long.class)
                    .one();
            return count == 0
                    ? Optional.empty()
                    : handle.select(rows + " ORDER BY id OFFSET ? ROWS FETCH NEXT 1 ROW ONLY", below(count))
                            .mapTo(Long.class)
                            .findOne();
        });
    }

    private long below(long count) {
        return random.nextInt(Math.toIntExact(count));
    }
}
