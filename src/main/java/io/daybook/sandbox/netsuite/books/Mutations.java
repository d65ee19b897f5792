package io.daybook.sandbox.netsuite.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * What people do to the books after they were made. Each method is one database transaction, leaves every document
 * balanced to zero in both currencies, and moves only the clocks it names (NetSuite reference 6.4): header, line and link
 * have one each, and no one of them covers the others. A clock never goes backwards: the platform keeps two people from
 * saving one record at a time. The document or customer that was meant comes first in the answer.
 *
 * <p>Thread-safe: mutations take turns, readers see each as a whole or not at all. A document, line or customer that does
 * not exist is a {@link NoSuchElementException}; whatever is refused leaves the books as they were.
 */
public final class Mutations {
    private final Desk desk;
    private final Optional<Instant> stamp;

    Mutations(BooksSettings settings, DataSource dataSource) {
        this(new Desk(settings, dataSource), Optional.empty());
    }

    private Mutations(Desk desk, Optional<Instant> stamp) {
        this.desk = desk;
        this.stamp = stamp;
    }

    /**
     * The same, with clocks that show {@code moment} and not the present one, in whole seconds: the very second of another
     * change, or one before now, because the platform's commit is later than its stamp (NetSuite reference 6.3).
     */
    public Mutations stamped(Instant moment) {
        return new Mutations(desk, Optional.of(moment.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Writes an ordinary open invoice of some customer: all clocks. */
    public Touched createInvoice() {
        return apply(change -> desk.invoices.create(change, CustomerChanges.any(change)));
    }

    /** Writes an ordinary open invoice of that customer: all clocks. */
    public Touched createInvoice(long customer) {
        return apply(change -> desk.invoices.create(change, CustomerChanges.stored(change.handle(), customer)));
    }

    /** Writes an invoice of some customer that is still to be approved, status D and not posted: all clocks. */
    public Touched createPendingInvoice() {
        return apply(change -> desk.invoices.createPending(change, CustomerChanges.any(change)));
    }

    /** Writes a credit memo that no invoice is known of: all clocks. */
    public Touched createCreditMemo() {
        return apply(desk.credits::alone);
    }

    /**
     * Credits a part of an invoice's first lines, with tax, and applies as much of it as is open: all clocks of the memo, the
     * new link's; the invoice's own clocks stay. Answers memo and invoice.
     *
     * @param percent 1 to 100
     * @throws IllegalArgumentException when it is no invoice in the books, or nothing of it can be credited
     */
    public Touched createCreditMemo(long invoice, int percent) {
        return apply(change -> desk.credits.ofInvoice(change, invoice, percent));
    }

    /**
     * Applies a credit memo to an invoice of the same customer and currency: clocks of the memo's header and of the link; the
     * invoice's open amount, status and close date change and its own clocks stay. Answers memo and invoice.
     *
     * @param amount in the invoice's currency
     * @throws IllegalArgumentException when they do not fit, or more is applied than is open on either side
     */
    public Touched applyCredit(long creditMemo, long invoice, BigDecimal amount) {
        return apply(change -> desk.credits.apply(change, creditMemo, invoice, amount));
    }

    /** Writes a new customer, with the clock. */
    public Touched createCustomer() {
        return apply(desk.customers::create);
    }

    /** Changes a customer's e-mail address, with its clock; {@code null} takes it away. */
    public Touched editCustomer(long customer, String email) {
        return apply(change -> desk.customers.setEmail(change, customer, email));
    }

    /** Changes the name by which a customer is listed, with its clock. */
    public Touched renameCustomer(long customer, String entityId) {
        return apply(change -> desk.customers.rename(change, customer, entityId));
    }

    /** Switches a customer off or on again, with its clock; its documents stay. */
    public Touched setInactive(long customer, boolean inactive) {
        return apply(change -> desk.customers.setInactive(change, customer, inactive));
    }

    /**
     * Merges a duplicate into another customer (NetSuite reference 6.14): the duplicate vanishes with a row in {@code
     * deletedrecord}, its documents get the other customer; clocks of those headers and of the other customer. Answers those
     * documents, and the duplicate and the other customer.
     */
    public Touched mergeCustomers(long duplicate, long into) {
        return apply(change -> desk.customers.merge(change, duplicate, into));
    }

    /**
     * Deletes a customer: gone, with a row in {@code deletedrecord}.
     *
     * @throws IllegalStateException when it has documents
     */
    public Touched deleteCustomer(long customer) {
        return apply(change -> desk.customers.delete(change, customer));
    }

    /** Changes a document's memo: the header's clock only. {@code memo} may be null. */
    public Touched editHeader(long transaction, String memo) {
        return apply(change -> desk.headers.edit(change, transaction, memo));
    }

    /** Changes a line's memo: that line's clock only, the header's stays. {@code memo} may be null. */
    public Touched editLine(long uniqueKey, String memo) {
        return apply(change -> desk.lines.edit(change, uniqueKey, memo));
    }

    /**
     * Sells one thing more on an invoice, order or credit memo: clocks of header, main line and the new line, whose unique
     * key is the largest of all and comes first in the answer.
     *
     * @throws IllegalArgumentException for other kinds of documents
     */
    public Touched addLine(long transaction) {
        return apply(change -> desk.lines.add(change, transaction));
    }

    /**
     * Takes a line away without a trace in any log (NetSuite reference 6.5): clocks of header and main line.
     *
     * @throws IllegalArgumentException when it is the main line, or of a document that has none
     */
    public Touched deleteLine(long uniqueKey) {
        return apply(change -> desk.lines.delete(change, uniqueKey));
    }

    /**
     * Deletes a document: gone with lines and links, a row in {@code deletedrecord}; what it had settled is open again,
     * and that without a clock.
     *
     * @throws IllegalStateException when later documents refer to it
     */
    public Touched deleteDocument(long transaction) {
        return apply(change -> desk.removals.delete(change, transaction));
    }

    /**
     * Voids a document by the account's default way: status V, {@code voided} and {@code void} 'T', all amounts zero;
     * clocks of header and all lines. What it had settled is open again.
     *
     * @throws IllegalStateException when later documents refer to it
     */
    public Touched voidDocument(long transaction) {
        return apply(change -> desk.removals.toZero(change, transaction));
    }

    /**
     * Voids a document by a reversing journal: the original stays as it is, clocks included; a journal with the opposite of
     * each line stands beside it, linked from it with link type {@code Reversal}. Answers original and journal.
     */
    public Touched voidByJournal(long transaction) {
        return apply(change -> desk.removals.byJournal(change, transaction));
    }

    /**
     * Receives a customer's payment for an invoice: a new payment, a new link with its own clock, the invoice's open amount,
     * status and close date; the invoice's own clocks stay, which is the trap. Answers invoice and payment.
     *
     * @param amount in the invoice's currency
     * @throws IllegalArgumentException when the amount is not positive or more than is open
     */
    public Touched applyPayment(long invoice, BigDecimal amount) {
        return apply(change -> desk.headers.applyPayment(change, invoice, amount));
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
        return apply(change -> desk.headers.changeCurrency(change, transaction, currency));
    }

    /** Changes a document's date: the header's clock only. {@code null} takes it away. */
    public Touched changeDate(long transaction, LocalDate date) {
        return apply(change -> desk.headers.date(change, transaction, date));
    }

    /**
     * Approves an invoice that is pending: status D becomes A, and it is posted; the header's clock only.
     *
     * @throws IllegalStateException when it is not pending
     */
    public Touched approve(long invoice) {
        return apply(change -> desk.headers.decide(change, invoice, true));
    }

    /**
     * Rejects an invoice that is pending: status D becomes E; the header's clock only.
     *
     * @throws IllegalStateException when it is not pending
     */
    public Touched reject(long invoice) {
        return apply(change -> desk.headers.decide(change, invoice, false));
    }

    /**
     * Sells more or less on a line: its amounts follow, tax stays; clocks of the line, main line and header.
     *
     * @param quantity not negative
     * @throws IllegalArgumentException when the line has no quantity and price
     * @throws IllegalStateException when more was settled than would be left
     */
    public Touched changeQuantity(long uniqueKey, BigDecimal quantity) {
        return apply(change -> desk.lines.sell(change, uniqueKey, quantity, null));
    }

    /**
     * Changes a line's unit price: its amounts follow, tax stays; clocks of the line, main line and header.
     *
     * @param rate in the document's currency
     * @throws IllegalArgumentException when the line has no quantity and price
     * @throws IllegalStateException when more was settled than would be left
     */
    public Touched rePrice(long uniqueKey, BigDecimal rate) {
        return apply(change -> desk.lines.sell(change, uniqueKey, null, rate));
    }

    /** Changes a line's revenue category: that line's clock only. {@code null} takes it away. */
    public Touched changeCategory(long uniqueKey, String category) {
        return apply(change -> desk.lines.categorise(change, uniqueKey, category));
    }

    /** Changes the period a line is for: that line's clock only. Either day may be {@code null}. */
    public Touched changePeriod(long uniqueKey, LocalDate start, LocalDate end) {
        return apply(change -> desk.lines.setPeriod(change, uniqueKey, start, end));
    }

    /** A mass update: the header clocks of the {@code count} oldest invoices, all to the same second. */
    public Touched touchMany(int count) {
        return apply(change -> desk.headers.touchMany(change, count));
    }

    /**
     * A mass update: memo and clocks of the {@code count} oldest invoice lines with a revenue category, all to the same
     * second; the headers stay. Answers the lines.
     */
    public Touched touchManyLines(int count, String memo) {
        return apply(change -> desk.lines.touchMany(change, count, memo));
    }

    private Touched apply(Function<Change, Touched> what) {
        return desk.apply(stamp, what);
    }
}
