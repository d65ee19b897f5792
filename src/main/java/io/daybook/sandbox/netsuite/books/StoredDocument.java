package io.daybook.sandbox.netsuite.books;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jdbi.v3.core.Handle;

/** A document that stands in the books, inside one transaction: what is known of it, and keeping it balanced. */
final class StoredDocument {
    private static final String HEADER =
            """
            SELECT type, status, subsidiary, currency, exchangerate, entity, foreigntotal, foreignamountpaid,
                   foreignamountunpaid, foreignpaymentamountused, foreignpaymentamountunused, tranid
            FROM transaction WHERE id = ?
            """;
    private static final String BALANCE_MAIN =
            """
            UPDATE transactionline SET
              foreignamount = (SELECT COALESCE(-SUM(o.foreignamount), 0) FROM transactionline o
                               WHERE o.transaction = ? AND o.mainline = 'F'),
              netamount = (SELECT COALESCE(-SUM(o.netamount), 0) FROM transactionline o
                           WHERE o.transaction = ? AND o.mainline = 'F'),
              linelastmodifieddate = GREATEST(linelastmodifieddate, ?)
            WHERE transaction = ? AND mainline = 'T'
            """;
    private static final String SPLIT_SIDES =
            """
            UPDATE transactionline SET
              debitforeignamount = CASE WHEN foreignamount > 0 THEN foreignamount END,
              creditforeignamount = CASE WHEN foreignamount < 0 THEN -foreignamount END
            WHERE transaction = ?
            """;
    private static final String TOTAL_HEADER =
            """
            UPDATE transaction SET
              foreigntotal = (SELECT m.foreignamount FROM transactionline m WHERE m.transaction = ? AND m.mainline = 'T'),
              total = (SELECT m.netamount FROM transactionline m WHERE m.transaction = ? AND m.mainline = 'T'),
              lastmodifieddate = GREATEST(lastmodifieddate, ?)
            WHERE id = ?
            """;
    private static final String OPEN_HEADER =
            """
            UPDATE transaction SET
              foreignamountunpaid = ABS(foreigntotal) - foreignamountpaid,
              foreignpaymentamountunused = ABS(foreigntotal) - foreignpaymentamountused
            WHERE id = ?
            """;
    /** What is settled to the last cent is closed, and open again when more is sold; other statuses stay. */
    private static final String STATUS_BY_OPEN =
            """
            UPDATE transaction SET
              status = CASE WHEN COALESCE(foreignamountunpaid, foreignpaymentamountunused) = 0 THEN 'B' ELSE 'A' END,
              closedate = CASE WHEN foreignamountunpaid = 0 THEN COALESCE(closedate, ?) END
            WHERE id = ? AND type IN ('CustInvc', 'CustCred') AND status IN ('A', 'B') AND foreigntotal <> 0
            """;

    private static final String SOLD_LINES =
            """
            SELECT id, uniquekey, item, quantity, rate, foreignamount, netamount, account_, memo,
              custcol_iw_item_revenue_category, custcol_iw_rr_start_date, custcol_iw_rr_end_date
            FROM transactionline
            WHERE transaction = ? AND mainline = 'F' AND taxline = 'F' AND iscogs = 'F' AND netamount IS NOT NULL
            ORDER BY id
            """;
    private static final String OPEN_MAIN =
            """
            UPDATE transactionline SET
              foreignamountpaid = (SELECT t.foreignamountpaid FROM transaction t WHERE t.id = ?),
              foreignamountunpaid = (SELECT t.foreignamountunpaid FROM transaction t WHERE t.id = ?),
              foreignpaymentamountused = (SELECT t.foreignpaymentamountused FROM transaction t WHERE t.id = ?),
              foreignpaymentamountunused = (SELECT t.foreignpaymentamountunused FROM transaction t WHERE t.id = ?)
            WHERE transaction = ? AND mainline = 'T'
            """;

    private final Handle handle;
    private final long id;
    private final Map<String, Object> header;

    /** @throws NoSuchElementException when there is no document of that id */
    StoredDocument(Handle handle, long id) {
        this.handle = handle;
        this.id = id;
        this.header = handle.select(HEADER, id)
                .mapToMap()
                .findOne()
                .orElseThrow(() -> new NoSuchElementException("no document has id " + id));
    }

    long id() {
        return id;
    }

    DocumentType type() {
        return DocumentType.of((String) header.get("type"));
    }

    BigDecimal unpaid() {
        return (BigDecimal) header.get("foreignamountunpaid");
    }

    BigDecimal paid() {
        return (BigDecimal) header.get("foreignamountpaid");
    }

    String status() {
        return (String) header.get("status");
    }

    /** Of what settles others: how much is applied, and how much is left. */
    BigDecimal used() {
        return (BigDecimal) header.get("foreignpaymentamountused");
    }

    BigDecimal unused() {
        return (BigDecimal) header.get("foreignpaymentamountunused");
    }

    /** What a deletion log calls it. */
    String name() {
        Object number = header.get("tranid");
        return type().title() + " #" + (number == null ? id : number);
    }

    /** Type, companies, currency and rate, without lines, as a form to write other documents from. */
    Document form() {
        Document form = new Document(
                type(),
                Subsidiary.ofId((Long) header.get("subsidiary")),
                Currency.ofId((Long) header.get("currency")),
                (BigDecimal) header.get("exchangerate"));
        form.id = id;
        form.entity = (Long) header.get("entity");
        return form;
    }

    /** As {@link #form()}, with what it sells: a main line and the lines that are neither tax nor cost of goods. */
    Document formWithSales() {
        Document form = form();
        form.addMain(Account.RECEIVABLE);
        handle.select(SOLD_LINES, id).map((row, context) -> soldLine(row)).forEach(form.lines::add);
        return form;
    }

    private static Line soldLine(ResultSet row) throws SQLException {
        Line line = new Line();
        line.id = row.getLong("id");
        line.uniqueKey = row.getLong("uniquekey");
        line.product = Product.ofId(row.getLong("item"));
        line.quantity = row.getBigDecimal("quantity");
        line.rate = row.getBigDecimal("rate");
        line.foreignAmount = row.getBigDecimal("foreignamount");
        line.netAmount = row.getBigDecimal("netamount");
        line.account = Account.ofId(row.getLong("account_"));
        line.memo = row.getString("memo");
        line.category = row.getString("custcol_iw_item_revenue_category");
        line.periodStart = row.getObject("custcol_iw_rr_start_date", LocalDate.class);
        line.periodEnd = row.getObject("custcol_iw_rr_end_date", LocalDate.class);
        return line;
    }

    List<Long> lineKeys() {
        return handle.select("SELECT uniquekey FROM transactionline WHERE transaction = ? ORDER BY uniquekey", id)
                .mapTo(Long.class)
                .list();
    }

    /** Number for one line more. */
    long nextLineId() {
        return handle.select("SELECT MAX(id) + 1 FROM transactionline WHERE transaction = ?", id)
                .mapTo(Long.class)
                .one();
    }

    long mainLineKey() {
        return handle.select("SELECT uniquekey FROM transactionline WHERE transaction = ? AND mainline = 'T'", id)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException(
                        name() + " has no main line, so its lines cannot be changed one by one"));
    }

    /** @throws IllegalStateException when a payment, a credit memo or a reversal refers to it, as NetSuite refuses too */
    void requireNothingLater(String verb) {
        List<Long> later = handle.select(
                        "SELECT nextdoc FROM previoustransactionlinelink WHERE previousdoc = ? ORDER BY nextdoc", id)
                .mapTo(Long.class)
                .list();
        if (!later.isEmpty()) {
            throw new IllegalStateException(
                    name() + " cannot be " + verb + " while documents " + later + " refer to it: delete those first");
        }
    }

    /**
     * Brings main line, header totals, open amounts and status in line with the other lines, and moves header and main line's
     * clocks.
     *
     * @throws IllegalStateException when more is settled than is left, as NetSuite refuses too
     */
    void rebalance(LocalDateTime now) {
        handle.execute(BALANCE_MAIN, id, id, now, id);
        handle.execute(SPLIT_SIDES, id);
        handle.execute(TOTAL_HEADER, id, id, now, id);
        refreshOpen();
        BigDecimal settled = header.get("foreignamountpaid") == null ? used() : paid();
        BigDecimal open = handle.select(
                        "SELECT COALESCE(foreignamountunpaid, foreignpaymentamountunused, 0) FROM transaction WHERE id = ?",
                        id)
                .mapTo(BigDecimal.class)
                .one();
        if (settled != null && settled.signum() > 0 && open.signum() < 0) {
            throw new IllegalStateException(name() + " cannot be less than what is settled of it: " + settled);
        }
        handle.execute(STATUS_BY_OPEN, now.toLocalDate(), id);
    }

    /** Sets what is settled; the clocks stay where they are (NetSuite reference 6.4). */
    void settle(BigDecimal paid, LocalDate day) {
        handle.execute("UPDATE transaction SET foreignamountpaid = ? WHERE id = ?", Insert.plain(paid), id);
        refreshOpen();
        handle.execute(
                """
                UPDATE transaction SET
                  status = CASE WHEN foreignamountunpaid = 0 THEN 'B' ELSE 'A' END,
                  closedate = CASE WHEN foreignamountunpaid = 0 THEN ? END
                WHERE id = ?
                """,
                day,
                id);
    }

    /** Notes how much of it settles others, with its status. */
    void use(BigDecimal used) {
        handle.execute("UPDATE transaction SET foreignpaymentamountused = ? WHERE id = ?", Insert.plain(used), id);
        refreshOpen();
        handle.execute(
                "UPDATE transaction SET status = CASE WHEN foreignpaymentamountunused = 0 THEN 'B' ELSE 'A' END"
                        + " WHERE id = ? AND type = 'CustCred'",
                id);
    }

    private void refreshOpen() {
        handle.execute(OPEN_HEADER, id);
        handle.execute(OPEN_MAIN, id, id, id, id, id);
    }
}
