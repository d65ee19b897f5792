package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * What people do to the books after they were made. Each method is one database transaction and moves {@code WHENMODIFIED} of
 * the documents and customers it names, unless it says otherwise. A document, an invoice or an adjustment, is named by its record
 * number, a line by its own; both are unique across the two.
 *
 * <p>Thread-safe: mutations take turns, readers see each as a whole or not at all. What does not exist is a {@link
 * NoSuchElementException}, what cannot be done an {@link IllegalArgumentException}; both leave the books as they were.
 */
public final class Mutations {
    private final Desk desk;
    private final Creations creations;
    private final Optional<Instant> stamp;

    Mutations(Desk desk) {
        this(desk, Optional.empty());
    }

    private Mutations(Desk desk, Optional<Instant> stamp) {
        this.desk = desk;
        this.creations = new Creations(desk);
        this.stamp = stamp;
    }

    /**
     * The same, with clocks that show {@code moment} and not the present one, in whole seconds: the very second of another
     * change, or one before now, which is how a change shows late (Intacct reference 9.2).
     */
    public Mutations stamped(Instant moment) {
        return new Mutations(desk, Optional.of(moment.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Writes an ordinary open invoice of some customer. */
    public Touched createInvoice() {
        return apply(change -> creations.invoice(change, desk.anybody(change), State.POSTED));
    }

    /** Writes an ordinary open invoice of that customer, one the books were made with: {@code C-00012}. */
    public Touched createInvoice(String customerId) {
        return apply(change -> creations.invoice(change, desk.customer(customerId), State.POSTED));
    }

    /** Writes an invoice that is not posted yet. */
    public Touched createDraft() {
        return apply(change -> creations.invoice(change, desk.anybody(change), State.DRAFT));
    }

    /** Writes an invoice of a negative amount: a credit note in substance (Intacct reference 9.15). */
    public Touched createNegativeInvoice() {
        return apply(creations::negativeInvoice);
    }

    /** Writes an invoice that comes from Order Entry, with the order. */
    public Touched createOrderInvoice() {
        return apply(creations::orderInvoice);
    }

    /** Writes a credit memo: an adjustment of a negative amount. */
    public Touched createCreditMemo() {
        return apply(change -> creations.adjustment(change, true));
    }

    /** Writes a debit memo: an adjustment of a positive amount. */
    public Touched createDebitMemo() {
        return apply(change -> creations.adjustment(change, false));
    }

    /** Writes an invoice that no mapping can accept: in the currency {@code PTS}, which is no ISO code. */
    public Touched createInvoiceWithoutIsoCurrency() {
        return apply(change -> creations.oddInvoice(change, "PTS", true));
    }

    /**
     * Imports invoices, all in one second.
     *
     * @param untouched whether their {@code WHENMODIFIED} stays empty (Intacct reference 9.1)
     */
    public Touched importInvoices(int count, boolean untouched) {
        return apply(change -> creations.imported(change, count, untouched));
    }

    /** Writes a new customer. */
    public Touched createCustomer() {
        return apply(creations::customer);
    }

    /** Changes a customer's e-mail address; {@code null} takes it away. */
    public Touched editCustomer(long customer, String email) {
        return customer(customer, new Row().set("DISPLAYCONTACT.EMAIL1", email));
    }

    /** Changes a customer's name. */
    public Touched renameCustomer(long customer, String name) {
        return customer(customer, new Row().set("NAME", name));
    }

    /** Changes a customer's status: {@code active}, {@code active non-posting} or {@code inactive}. */
    public Touched setStatus(long customer, String status) {
        return customer(customer, new Row().set("STATUS", status));
    }

    /**
     * Deletes a customer: gone, with a row in the audit trail.
     *
     * @throws IllegalStateException when it has documents
     */
    public Touched deleteCustomer(long customer) {
        return apply(change -> Removals.customer(change, customer));
    }

    /** Changes a document's description. */
    public Touched editHeader(long document, String description) {
        return apply(change -> DocumentChanges.edit(change, document, description));
    }

    /** Changes a document's date. */
    public Touched setDate(long document, LocalDate day) {
        return apply(change -> DocumentChanges.date(change, document, day));
    }

    /** Posts a draft. */
    public Touched post(long document) {
        return apply(change -> DocumentChanges.post(change, document));
    }

    /**
     * Receives a payment for a document and applies it.
     *
     * @param amount in its currency, of the sign of what is due and no more than that
     */
    public Touched pay(long document, BigDecimal amount) {
        return apply(change -> DocumentChanges.pay(change, document, amount, true));
    }

    /** The same, and the document's clock stays: nobody knows whether it always moves (Intacct reference 9.8). */
    public Touched payUnnoticed(long document, BigDecimal amount) {
        return apply(change -> DocumentChanges.pay(change, document, amount, false));
    }

    /**
     * Applies a credit memo or negative invoice to an invoice. Answers both.
     *
     * @param amount positive, no more than is due on either side
     */
    public Touched applyCredit(long creditMemo, long invoice, BigDecimal amount) {
        return apply(change -> DocumentChanges.applyCredit(change, creditMemo, invoice, amount));
    }

    /** Reverses an open document by a counter-document. Answers both. */
    public Touched reverse(long document) {
        return apply(change -> DocumentChanges.reverse(change, document));
    }

    /** Changes a line's memo. */
    public Touched editLine(long line, String memo) {
        return apply(change -> LineChanges.edit(change, line, new Row().set("ENTRYDESCRIPTION", memo)));
    }

    /** Changes a line's amount, and with it what its document comes to; the document must be unpaid. */
    public Touched setAmount(long line, BigDecimal amount) {
        return apply(change -> LineChanges.amount(change, line, amount));
    }

    /** Changes over which days a line of an invoice is recognized as revenue; {@code null} for at once. */
    public Touched setPeriod(long line, LocalDate from, LocalDate to) {
        return apply(change -> LineChanges.period(change, line, from, to));
    }

    /** Puts a line of an invoice under a contract, or under none ({@code null}). */
    public Touched setContract(long line, String contractId) {
        return apply(change -> LineChanges.edit(change, line, new Row().set("CONTRACTID", contractId)));
    }

    /** Adds a line to a document. */
    public Touched addLine(long document) {
        return apply(change -> {
            Document like = desk.invoices.fresh(desk.anybody(change), change.moment(), change.chance());
            return LineChanges.add(change, document, desk.invoices.line(like, change.chance()));
        });
    }

    /** Deletes a line, with its tax; not the only one. The audit trail does not tell of lines. */
    public Touched deleteLine(long line) {
        return apply(change -> LineChanges.delete(change, line));
    }

    /** Deletes a document with its lines: gone, with a row in the audit trail. */
    public Touched delete(long document) {
        return apply(change -> Removals.document(change, document, true));
    }

    /** Deletes a document with its lines, and the audit trail says nothing. */
    public Touched deleteUnnoticed(long document) {
        return apply(change -> Removals.document(change, document, false));
    }

    /**
     * Edits the order that a document came from: the document is deleted, with a row in the audit trail, and made again under a new
     * record number (Intacct reference 9.5). Answers the new one and the old one.
     */
    public Touched reissue(long document) {
        return apply(change -> Removals.reissue(change, document, true));
    }

    /** The same, and the audit trail says nothing. */
    public Touched reissueUnnoticed(long document) {
        return apply(change -> Removals.reissue(change, document, false));
    }

    private Touched customer(long customer, Row changes) {
        return apply(change -> {
            change.find(List.of("CUSTOMER"), "RECORDNO", customer);
            change.update(
                    "CUSTOMER",
                    "RECORDNO",
                    customer,
                    changes.set("WHENMODIFIED", change.moment()).set("MODIFIEDBY", Change.SOMEBODY));
            return Touched.customer(change.moment(), customer);
        });
    }

    private Touched apply(Function<Change, Touched> what) {
        return desk.apply(stamp, what);
    }
}
