package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * What the books really say, past the wire: no permission, no entity, no late visibility stands in between. {@code object} is
 * the name of a table, such as {@code ARINVOICE} or {@code CUSTOMER}. Thread-safe.
 */
public final class Truth {
    private final Jdbi jdbi;

    Truth(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    /** Documents by currency and state. */
    public List<Total> documents(String object) {
        return totals("SELECT CURRENCY, STATE, COUNT(*), SUM(TRX_TOTALENTERED), SUM(TOTALENTERED) FROM " + table(object)
                + " GROUP BY CURRENCY, STATE ORDER BY CURRENCY, STATE");
    }

    /** Lines that users typed in ({@code LINEITEM} T) of documents of that object, by the document's currency and state. */
    public List<Total> lines(String object) {
        return totals("SELECT d.CURRENCY, d.STATE, COUNT(*), SUM(l.TRX_AMOUNT), SUM(l.AMOUNT) FROM " + table(object)
                + "ITEM l JOIN " + object + " d ON d.RECORDNO = l.RECORDKEY WHERE l.LINEITEM = 'T'"
                + " GROUP BY d.CURRENCY, d.STATE ORDER BY d.CURRENCY, d.STATE");
    }

    /** Number of records of any object. */
    public long count(String object) {
        return jdbi.withHandle(handle -> handle.select("SELECT COUNT(*) FROM " + table(object))
                .mapTo(Long.class)
                .one());
    }

    /** All record numbers, sorted. */
    public Set<Long> recordNumbers(String object) {
        return jdbi.withHandle(handle -> new TreeSet<>(handle.select("SELECT RECORDNO FROM " + table(object))
                .mapTo(Long.class)
                .list()));
    }

    private List<Total> totals(String sql) {
        return jdbi.withHandle(handle -> handle.select(sql)
                .map((row, context) -> new Total(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        amount(row.getBigDecimal(4)),
                        amount(row.getBigDecimal(5))))
                .list());
    }

    private static BigDecimal amount(BigDecimal sum) {
        return sum == null ? BigDecimal.ZERO : sum.stripTrailingZeros();
    }

    private static String table(String object) {
        if (!object.matches("[A-Z]+")) {
            throw new IllegalArgumentException("no object is called " + object);
        }
        return object;
    }
}
