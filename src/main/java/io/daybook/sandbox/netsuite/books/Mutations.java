package io.daybook.sandbox.netsuite.books;

import java.math.BigDecimal;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * What people do to the books after they were made. Each method is one database transaction, leaves every document
 * balanced to zero in both currencies, and moves only the clocks it names (NetSuite reference 6.4): header, line and link
 * have one each, and no one of them covers the others. The document that was meant comes first in the answer.
 *
 * <p>Thread-safe: mutations take turns, readers see each as a whole or not at all. A document or line that does not exist
 * is a {@link NoSuchElementException}.
 */
public final class Mutations {
    private final BooksSettings settings;
    private final Jdbi jdbi;
    private final Numbering numbering;
    private final InvoiceMaker invoices;
    private final HeaderChanges headers;
    private final LineChanges lines;
    private final Removals removals = new Removals();
    private long changes;

    Mutations(BooksSettings settings, DataSource dataSource) {
        Calendar calendar = new Calendar(settings.asOf());
        Memos memos = new Memos();
        SalesLines sales = new SalesLines(memos);
        ExchangeRates rates = new ExchangeRates(settings.seed());
        this.settings = settings;
        this.jdbi = Jdbi.create(dataSource);
        this.numbering = jdbi.withHandle(Numbering::new);
        this.invoices = new InvoiceMaker(settings, calendar, new Customers(settings, calendar), rates, sales, memos);
        this.headers = new HeaderChanges(new PaymentMaker(rates), rates);
        this.lines = new LineChanges(sales);
    }

    /** Writes an ordinary open invoice of some customer: all clocks. */
    public Touched createInvoice() {
        return apply(change -> {
            Document invoice = invoices.fresh(change.moment(), change.chance());
            List<Long> keys = change.write(invoice);
            return new Touched(change.moment(), List.of(invoice.id), keys);
        });
    }

    /** Changes a document's memo: the header's clock only. {@code memo} may be null. */
    public Touched editHeader(long transaction, String memo) {
        return apply(change -> headers.edit(change, transaction, memo));
    }

    /** Changes a line's memo: that line's clock only, the header's stays. {@code memo} may be null. */
    public Touched editLine(long uniqueKey, String memo) {
        return apply(change -> lines.edit(change, uniqueKey, memo));
    }

    /**
     * Sells one thing more on an invoice, order or credit memo: clocks of header, main line and the new line, whose unique
     * key is the largest of all and comes first in the answer.
     *
     * @throws IllegalArgumentException for other kinds of documents
     */
    public Touched addLine(long transaction) {
        return apply(change -> lines.add(change, transaction));
    }

    /**
     * Takes a line away without a trace in any log (NetSuite reference 6.5): clocks of header and main line.
     *
     * @throws IllegalArgumentException when it is the main line, or of a document that has none
     */
    public Touched deleteLine(long uniqueKey) {
        return apply(change -> lines.delete(change, uniqueKey));
    }

    /**
     * Deletes a document: gone with lines and links, a row in {@code deletedrecord}; what it had settled is open again,
     * and that without a clock.
     *
     * @throws IllegalStateException when later documents refer to it
     */
    public Touched deleteDocument(long transaction) {
        return apply(change -> removals.delete(change, transaction));
    }

    /**
     * Voids a document by the account's default way: status V, {@code voided} and {@code void} 'T', all amounts zero;
     * clocks of header and all lines. What it had settled is open again.
     *
     * @throws IllegalStateException when later documents refer to it
     */
    public Touched voidDocument(long transaction) {
        return apply(change -> removals.toZero(change, transaction));
    }

    /**
     * Voids a document by a reversing journal: the original stays as it is, clocks included; a journal with the opposite of
     * each line stands beside it, linked from it with link type {@code Reversal}. Answers original and journal.
     */
    public Touched voidByJournal(long transaction) {
        return apply(change -> removals.byJournal(change, transaction));
    }

    /**
     * Receives a customer's payment for an invoice: a new payment, a new link with its own clock, the invoice's open amount,
     * status and close date; the invoice's own clocks stay, which is the trap. Answers invoice and payment.
     *
     * @param amount in the invoice's currency
     * @throws IllegalArgumentException when the amount is not positive or more than is open
     */
    public Touched applyPayment(long invoice, BigDecimal amount) {
        return apply(change -> headers.applyPayment(change, invoice, amount));
    }

    /**
     * Turns a document into another currency: base amounts stay, foreign amounts follow at today's rate; clocks of header and
     * lines.
     *
     * @param currency id of the currency
     * @throws IllegalArgumentException when there is no such currency
     * @throws IllegalStateException when later documents refer to it
     */
    public Touched changeCurrency(long transaction, long currency) {
        return apply(change -> headers.changeCurrency(change, transaction, currency));
    }

    /** A mass update: the header clocks of the {@code count} oldest invoices, all to the same second. */
    public Touched touchMany(int count) {
        return apply(change -> headers.touchMany(change, count));
    }

    private synchronized Touched apply(Function<Change, Touched> what) {
        Chance chance = Chance.of(settings.seed(), "change", changes++);
        return jdbi.inTransaction(
                handle -> what.apply(new Change(handle, settings, numbering, chance, settings.now())));
    }
}
