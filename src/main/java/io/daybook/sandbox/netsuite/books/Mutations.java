package io.daybook.sandbox.netsuite.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What people do to the books after they were made. Each method is one database transaction, leaves every document
 * balanced to zero in both currencies, and moves only the clocks it says (NetSuite reference 6.4): header, line and link
 * have one each, and no one of them covers the others.
 *
 * <p>Thread-safe: mutations take turns, readers see each as a whole or not at all. A document or line that does not exist
 * is a {@link NoSuchElementException}.
 */
public final class Mutations {
    private static final long SOMEBODY = 4;

    private final BooksSettings settings;
    private final Jdbi jdbi;
    private final InvoiceMaker invoices;
    private final PaymentMaker payments;
    private final SalesLines sales;
    private final ExchangeRates rates;
    private long changes;
    private long nextId;
    private long nextUniqueKey;

    /** One change inside its transaction. */
    private interface Change {
        Touched make(Handle handle, Instant moment, LocalDateTime now) throws SQLException;
    }

    Mutations(BooksSettings settings, DataSource dataSource) {
        Calendar calendar = new Calendar(settings.asOf());
        Memos memos = new Memos();
        this.settings = settings;
        this.jdbi = Jdbi.create(dataSource);
        this.rates = new ExchangeRates(settings.seed());
        this.sales = new SalesLines(memos);
        this.invoices = new InvoiceMaker(settings, calendar, new Customers(settings, calendar), rates, sales, memos);
        this.payments = new PaymentMaker(rates);
        jdbi.useHandle(this::findNextIds);
    }

    /** Writes an ordinary open invoice of some customer: all clocks. */
    public Touched createInvoice() {
        return change((handle, moment, now) -> {
            Document invoice = invoices.fresh(moment, chance());
            return write(handle, invoice, moment);
        });
    }

    /** Changes a document's memo: the header's clock only. {@code memo} may be null. */
    public Touched editHeader(long transaction, String memo) {
        return change((handle, moment, now) -> {
            require(
                    handle.execute(
                            "UPDATE transaction SET memo = ?, lastmodifieddate = ?, lastmodifiedby = ? WHERE id = ?",
                            memo,
                            now,
                            SOMEBODY,
                            transaction),
                    "document has id " + transaction);
            return new Touched(moment, List.of(transaction), List.of());
        });
    }

    /** Changes a line's memo: that line's clock only, the header's stays. {@code memo} may be null. */
    public Touched editLine(long uniqueKey, String memo) {
        return change((handle, moment, now) -> {
            long transaction = transactionOf(handle, uniqueKey);
            handle.execute(
                    "UPDATE transactionline SET memo = ?, linelastmodifieddate = ? WHERE uniquekey = ?",
                    memo,
                    now,
                    uniqueKey);
            return new Touched(moment, List.of(transaction), List.of(uniqueKey));
        });
    }

    /**
     * Sells one thing more on an invoice, order or credit memo: clocks of header, main line and the new line, whose unique
     * key is the largest of all. Returns the new line's key first.
     *
     * @throws IllegalArgumentException for other kinds of documents
     */
    public Touched addLine(long transaction) {
        return change((handle, moment, now) -> {
            StoredDocument stored = new StoredDocument(handle, transaction);
            Document form = stored.form();
            if (form.type != DocumentType.INVOICE
                    && form.type != DocumentType.SALES_ORDER
                    && form.type != DocumentType.CREDIT_MEMO) {
                throw new IllegalArgumentException(stored.name() + " sells nothing, so no line can be added to it");
            }
            form.created = moment;
            // a subscription: of all products those bring no second line for their cost
            Line line = sales.addSold(form, Product.CATALOGUE.get(0), Calendar.day(moment), chance());
            if (form.type == DocumentType.CREDIT_MEMO) {
                line.foreignAmount = line.foreignAmount.negate();
                line.netAmount = line.netAmount.negate();
                line.quantity = line.quantity.negate();
            }
            line.id = handle.select("SELECT MAX(id) + 1 FROM transactionline WHERE transaction = ?", transaction)
                    .mapTo(Long.class)
                    .one();
            line.uniqueKey = nextUniqueKey++;
            try (DocumentWriter writer = new DocumentWriter(handle.getConnection(), settings)) {
                writer.line(form, line);
                writer.flush();
            }
            stored.rebalance(now);
            return new Touched(moment, List.of(transaction), List.of(line.uniqueKey, stored.mainLineKey()));
        });
    }

    /**
     * Takes a line away without a trace in any log (NetSuite reference 6.5): clocks of header and main line.
     *
     * @throws IllegalArgumentException when it is the main line
     */
    public Touched deleteLine(long uniqueKey) {
        return change((handle, moment, now) -> {
            StoredDocument stored = new StoredDocument(handle, transactionOf(handle, uniqueKey));
            long main = stored.mainLineKey();
            if (main == uniqueKey) {
                throw new IllegalArgumentException("line " + uniqueKey + " is the main line of " + stored.name());
            }
            handle.execute("DELETE FROM transactionline WHERE uniquekey = ?", uniqueKey);
            stored.rebalance(now);
            return new Touched(moment, List.of(stored.id()), List.of(uniqueKey, main));
        });
    }

    /**
     * Deletes a document: gone with lines and links, a row in {@code deletedrecord}; what it had settled is open again,
     * and that without a clock.
     *
     * @throws IllegalStateException when later documents refer to it
     */
    public Touched deleteDocument(long transaction) {
        return change((handle, moment, now) -> {
            StoredDocument stored = new StoredDocument(handle, transaction);
            stored.requireNothingLater("deleted");
            List<Long> documents = new ArrayList<>(List.of(transaction));
            documents.addAll(unapply(handle, transaction, Calendar.day(moment)));
            List<Long> lines = stored.lineKeys();
            handle.execute("DELETE FROM transactionline WHERE transaction = ?", transaction);
            handle.execute("DELETE FROM transaction WHERE id = ?", transaction);
            handle.execute(
                    "INSERT INTO deletedrecord (" + DeletionLog.COLUMNS + ") VALUES (?,?,?,?,?,?,?,'UIF','F','F','F')",
                    stored.name(),
                    transaction,
                    DeletionLog.TRANSACTION,
                    stored.type().recordType(),
                    stored.type().recordType(),
                    now,
                    SOMEBODY);
            return new Touched(moment, documents, lines);
        });
    }

    /**
     * Voids a document by the account's default way: status V, {@code voided} and {@code void} 'T', all amounts zero;
     * clocks of header and all lines. What it had settled is open again.
     *
     * @throws IllegalStateException when later documents refer to it
     */
    public Touched voidDocument(long transaction) {
        return change((handle, moment, now) -> {
            StoredDocument stored = new StoredDocument(handle, transaction);
            stored.requireNothingLater("voided");
            List<Long> documents = new ArrayList<>(List.of(transaction));
            documents.addAll(unapply(handle, transaction, Calendar.day(moment)));
            handle.execute(
                    """
                    UPDATE transactionline SET foreignamount = CASE WHEN foreignamount IS NOT NULL THEN 0 END,
                      netamount = CASE WHEN netamount IS NOT NULL THEN 0 END, linelastmodifieddate = ?
                    WHERE transaction = ?
                    """,
                    now,
                    transaction);
            handle.execute(
                    """
                    UPDATE transaction SET status = 'V', voided = 'T', void = 'T', memo = 'VOID', lastmodifiedby = ?,
                      foreignamountpaid = CASE WHEN foreignamountpaid IS NOT NULL THEN 0 END,
                      foreignpaymentamountused = CASE WHEN foreignpaymentamountused IS NOT NULL THEN 0 END
                    WHERE id = ?
                    """,
                    SOMEBODY,
                    transaction);
            stored.rebalance(now);
            return new Touched(moment, documents, stored.lineKeys());
        });
    }

    /**
     * Voids a document by a reversing journal: the original stays as it is, clocks included; a journal with the opposite of
     * each line stands beside it, linked from it with link type {@code Reversal}. Returns original and journal.
     */
    public Touched voidByJournal(long transaction) {
        return change((handle, moment, now) -> {
            StoredDocument stored = new StoredDocument(handle, transaction);
            Document form = stored.form();
            Document journal = new Document(DocumentType.JOURNAL, form.subsidiary, form.currency, form.exchangeRate);
            journal.entity = form.entity;
            journal.status = "B";
            journal.created = moment;
            journal.modified = moment;
            journal.date = Calendar.day(moment);
            journal.memo = "Void of " + stored.name();
            handle.select(
                            """
                            SELECT account_, foreignamount, netamount FROM transactionline
                            WHERE transaction = ? AND netamount IS NOT NULL ORDER BY id
                            """,
                            transaction)
                    .map((row, context) -> {
                        Line line = journal.add(
                                accountOf(row.getLong(1)), row.getBigDecimal(2).negate());
                        line.netAmount = row.getBigDecimal(3).negate();
                        return line;
                    })
                    .list();
            journal.links.add(new Link(
                    transaction,
                    form.type,
                    0,
                    Link.REVERSAL,
                    journal.foreignTotal().abs(),
                    moment));
            Touched written = write(handle, journal, moment);
            return new Touched(moment, List.of(transaction, written.transaction()), written.lines());
        });
    }

    /**
     * Receives a customer's payment for an invoice: a new payment, a new link with its own clock, the invoice's open amount,
     * status and close date; the invoice's own clocks stay, which is the trap (NetSuite reference 6.4). Returns invoice
     * and payment.
     *
     * @throws IllegalArgumentException when the amount is not positive or more than is open
     */
    public Touched applyPayment(long invoice, BigDecimal amount) {
        return change((handle, moment, now) -> {
            StoredDocument stored = new StoredDocument(handle, invoice);
            if (stored.type() != DocumentType.INVOICE
                    || stored.unpaid() == null
                    || amount.signum() <= 0
                    || amount.compareTo(stored.unpaid()) > 0) {
                throw new IllegalArgumentException(amount.toPlainString() + " cannot be applied to " + stored.name()
                        + ", of which is open: " + stored.unpaid());
            }
            Document payment = payments.received(stored.form(), amount, amount, moment, chance());
            Touched written = write(handle, payment, moment);
            stored.settle(stored.paid().add(amount), Calendar.day(moment));
            return new Touched(moment, List.of(invoice, written.transaction()), written.lines());
        });
    }

    /**
     * Turns a document into another currency: base amounts stay, foreign amounts follow at today's rate; clocks of header and
     * lines.
     *
     * @throws IllegalStateException when later documents refer to it
     */
    public Touched changeCurrency(long transaction, long currency) {
        return change((handle, moment, now) -> {
            StoredDocument stored = new StoredDocument(handle, transaction);
            stored.requireNothingLater("turned into another currency");
            stored.mainLineKey();
            Currency other = Currency.ofId(currency);
            Currency base = stored.form().subsidiary.currency();
            BigDecimal rate = rates.rate(other, base, Calendar.day(moment));
            List<BigDecimal[]> amounts = handle.select(
                            "SELECT uniquekey, netamount FROM transactionline WHERE transaction = ? AND netamount IS NOT NULL",
                            transaction)
                    .map((row, context) -> new BigDecimal[] {row.getBigDecimal(1), row.getBigDecimal(2)})
                    .list();
            for (BigDecimal[] line : amounts) {
                handle.execute(
                        "UPDATE transactionline SET foreignamount = ? WHERE uniquekey = ?",
                        Insert.plain(line[1].divide(rate, other.decimals(), RoundingMode.HALF_UP)),
                        line[0].longValueExact());
            }
            handle.execute(
                    "UPDATE transactionline SET linelastmodifieddate = ? WHERE transaction = ?", now, transaction);
            handle.execute(
                    "UPDATE transaction SET currency = ?, exchangerate = ?, lastmodifiedby = ? WHERE id = ?",
                    currency,
                    rate,
                    SOMEBODY,
                    transaction);
            stored.rebalance(now);
            return new Touched(moment, List.of(transaction), stored.lineKeys());
        });
    }

    /** A mass update: the header clocks of the {@code count} oldest invoices, all to the same second. */
    public Touched touchMany(int count) {
        return change((handle, moment, now) -> {
            List<Long> ids = handle.select(
                            "SELECT id FROM transaction WHERE type = 'CustInvc' ORDER BY id FETCH FIRST ? ROWS ONLY",
                            count)
                    .mapTo(Long.class)
                    .list();
            for (long id : ids) {
                handle.execute("UPDATE transaction SET lastmodifieddate = ? WHERE id = ?", now, id);
            }
            return new Touched(moment, ids, List.of());
        });
    }

    private synchronized Touched change(Change change) {
        Instant moment = settings.now();
        changes++;
        try {
            return jdbi.inTransaction(handle -> change.make(handle, moment, settings.local(moment)));
        } catch (SQLException e) {
            throw new IllegalStateException("the sandbox's books refuse a change: " + e.getMessage(), e);
        }
    }

    private Touched write(Handle handle, Document document, Instant moment) throws SQLException {
        document.id = nextId++;
        List<Long> keys = new ArrayList<>();
        try (DocumentWriter writer = new DocumentWriter(handle.getConnection(), settings)) {
            writer.header(document);
            for (Line line : document.lines) {
                line.uniqueKey = nextUniqueKey++;
                keys.add(line.uniqueKey);
                writer.line(document, line);
            }
            writer.flush();
        }
        return new Touched(moment, List.of(document.id), keys);
    }

    /** Takes the links of a later document away; returns the earlier ones, whose amounts are open again. */
    private static List<Long> unapply(Handle handle, long later, LocalDate day) {
        List<Long> earlier = new ArrayList<>();
        handle.select(
                        "SELECT previousdoc, foreignamount FROM previoustransactionlinelink WHERE nextdoc = ? AND linktype = ?",
                        later,
                        Link.PAYMENT)
                .map((row, context) -> {
                    StoredDocument settled = new StoredDocument(handle, row.getLong(1));
                    settled.settle(settled.paid().subtract(row.getBigDecimal(2)), day);
                    return settled.id();
                })
                .forEach(earlier::add);
        handle.execute("DELETE FROM previoustransactionlinelink WHERE nextdoc = ?", later);
        return earlier;
    }

    private static long transactionOf(Handle handle, long uniqueKey) {
        Optional<Long> transaction = handle.select(
                        "SELECT transaction FROM transactionline WHERE uniquekey = ?", uniqueKey)
                .mapTo(Long.class)
                .findOne();
        return transaction.orElseThrow(() -> new NoSuchElementException("no line has unique key " + uniqueKey));
    }

    private static Account accountOf(long id) {
        for (Account account : Account.values()) {
            if (account.id() == id) {
                return account;
            }
        }
        throw new NoSuchElementException("no account has id " + id);
    }

    private static void require(int rows, String what) {
        if (rows == 0) {
            throw new NoSuchElementException("no " + what);
        }
    }

    private Chance chance() {
        return Chance.of(settings.seed(), "change", changes);
    }

    private void findNextIds(Handle handle) {
        // an id is never given twice, not even when its document is gone
        nextId = 1
                + handle.select(
                                """
                                SELECT GREATEST((SELECT COALESCE(MAX(id), 5000) FROM transaction),
                                  (SELECT COALESCE(MAX(recordid), 5000) FROM deletedrecord WHERE recordtypeid = ?))
                                """,
                                DeletionLog.TRANSACTION)
                        .mapTo(Long.class)
                        .one();
        nextUniqueKey = 1
                + handle.select("SELECT COALESCE(MAX(uniquekey), 20000) FROM transactionline")
                        .mapTo(Long.class)
                        .one();
    }
}
