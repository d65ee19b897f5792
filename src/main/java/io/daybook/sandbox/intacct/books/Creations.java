package io.daybook.sandbox.intacct.books;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What is new. Immutable. */
final class Creations {
    private final Desk desk;

    Creations(Desk desk) {
        this.desk = desk;
    }

    Touched invoice(Change change, Customer customer, State state) {
        Document invoice = desk.invoices.fresh(customer, change.moment(), change.chance());
        invoice.state = state;
        return write(change, invoice, "INV-N");
    }

    Touched negativeInvoice(Change change) {
        Document invoice = desk.invoices.fresh(desk.anybody(change), change.moment(), change.chance());
        invoice.lines.forEach(line -> line.amount = line.amount.negate());
        return write(change, invoice, "INV-N");
    }

    Touched orderInvoice(Change change) {
        Document invoice = desk.invoices.fresh(desk.anybody(change), change.moment(), change.chance());
        long number = change.handle()
                .select("SELECT COALESCE(MAX(RECORDNO), " + InvoiceMaker.FIRST_ORDER + ") + 1 FROM SODOCUMENT")
                .mapTo(Long.class)
                .one();
        invoice.module = "8.SO";
        invoice.order = number;
        invoice.source = "Sales Invoice-SN" + number;
        invoice.lines.forEach(line -> line.contractId = null);
        Touched touched = write(change, invoice, "INV-N");
        change.insert("SODOCUMENT", OrderRows.order(invoice));
        return touched;
    }

    Touched adjustment(Change change, boolean credit) {
        Document adjustment = desk.adjustments.make(desk.anybody(change), change.moment(), change.chance());
        boolean negative = adjustment.total().signum() < 0;
        if (negative != credit) {
            adjustment.lines.forEach(line -> line.amount = line.amount.negate());
            adjustment.description = credit ? "Credit memo" : "Debit memo";
        }
        return write(change, adjustment, "ADJ-N");
    }

    /** @param untouched whether their clock stays empty */
    Touched imported(Change change, int count, boolean untouched) {
        List<Long> documents = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Document invoice = desk.invoices.fresh(desk.anybody(change), change.moment(), change.chance());
            invoice.modified = untouched ? null : change.moment();
            Touched one = write(change, invoice, "IMP-");
            documents.addAll(one.documents());
            lines.addAll(one.lines());
        }
        return Touched.documents(change.moment(), documents, lines);
    }

    Touched oddInvoice(Change change, String currency, boolean dated) {
        Document invoice = desk.invoices.fresh(desk.anybody(change), change.moment(), change.chance());
        LocalDate day = invoice.date;
        invoice.currency = currency;
        invoice.date = dated ? day : null;
        return write(change, invoice, "INV-N");
    }

    Touched customer(Change change) {
        int number = change.handle()
                        .select(
                                "SELECT MAX(CAST(SUBSTRING(CUSTOMERID, 3) AS INTEGER)) FROM CUSTOMER WHERE CUSTOMERID LIKE 'C-%'")
                        .mapTo(Integer.class)
                        .one()
                + 1;
        Customer customer = desk.customers.at(number - 1);
        change.insert(
                "CUSTOMER",
                MasterRows.customer(customer)
                        .set("STATUS", "active")
                        .set("WHENCREATED", change.moment())
                        .set("WHENMODIFIED", change.moment()));
        return Touched.customer(change.moment(), customer.recordNumber());
    }

    private static Touched write(Change change, Document document, String prefix) {
        document.recordId = prefix + change.moment().getEpochSecond() + "-"
                + change.chance().below(100_000);
        List<Long> lines = change.write(document);
        return Touched.documents(change.moment(), List.of(document.recordNumber), lines);
    }
}
