package io.daybook.sandbox.intacct.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import io.daybook.sandbox.intacct.catalog.Catalog;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Writes the history of the books. Each record is made from its index alone, so memory does not grow. Used once. */
final class Generator {
    private final BooksSettings settings;
    private final Calendar calendar;
    private final Customers customers;
    private final InvoiceMaker invoices;
    private final AdjustmentMaker adjustments;
    private final WritingThread writer;
    private final Numbering numbering = Numbering.ofFreshBooks();

    Generator(Connection connection, BooksSettings settings, Catalog catalog) {
        this.settings = settings;
        this.calendar = new Calendar(settings.asOf());
        this.customers = new Customers(settings, calendar);
        this.invoices = new InvoiceMaker(settings, calendar, customers, new ExchangeRates(settings.seed()));
        this.adjustments = new AdjustmentMaker(invoices);
        this.writer = new WritingThread(connection, catalog);
    }

    void run() throws SQLException {
        try (writer) {
            new Lists(writer, calendar.written(0, 1)).write();
            for (int i = 0; i < customers.count(); i++) {
                write(customers.at(i));
            }
            for (long index = 0; index < settings.invoices(); index++) {
                write(index);
            }
            writer.finish();
        }
    }

    private void write(Customer customer) throws SQLException {
        writer.insert("CUSTOMER", MasterRows.customer(customer));
        if (customer.contract()) {
            writer.insert("CONTRACT", MasterRows.contract(customer, settings.asOf()));
            for (Item item : List.of(Item.TEAM, Item.SUPPORT, Item.SETUP)) {
                writer.insert("CONTRACTDETAIL", MasterRows.contractLine(customer, item));
            }
        }
        if (customer.recurring()) {
            writer.insert("ARRECURINVOICE", MasterRows.schedule(customer));
        }
    }

    private void write(long index) throws SQLException {
        Document invoice = invoices.make(index);
        skipDeleted(index, invoice.created);
        write(invoice);
        if (invoice.order != null) {
            writer.insert("SODOCUMENT", OrderRows.order(invoice));
        }
        if (invoice.state == State.REVERSED) {
            Document reversal = invoice.reversal(invoice.modified, Calendar.day(invoice.modified));
            write(reversal);
        }
        if (invoice.paid.signum() > 0) {
            writePayment(invoice);
        }
        Chance chance = Chance.of(settings.seed(), "adjustment", index);
        if (chance.perMille(60)) {
            Document adjustment = adjustments.make(customers.buying(index), invoice.created, chance);
            adjustment.recordId = "ADJ-" + (10_001 + index);
            settle(adjustment, index);
            write(adjustment);
            if (adjustment.state == State.REVERSED) {
                write(adjustment.reversal(adjustment.modified, Calendar.day(adjustment.modified)));
            }
        }
    }

    private static void settle(Document adjustment, long index) {
        if (index % 13 == 3) {
            adjustment.state = State.REVERSED;
        } else if (index % 11 == 4) {
            adjustment.state = State.DRAFT;
        } else if (index % 3 != 0) {
            adjustment.state = State.PAID;
            adjustment.paid = adjustment.total();
            adjustment.paidOn = adjustment.date;
        }
    }

    /** One record number in twenty was another document's that somebody deleted, and half of those are in the trail. */
    private void skipDeleted(long index, Instant moment) throws SQLException {
        Chance chance = Chance.of(settings.seed(), "gap", index);
        if (chance.perMille(50)) {
            long number = numbering.document();
            if (chance.perMille(500)) {
                writer.insert("AUDITHISTORY", AuditTrail.deletion(numbering.audit(), Document.INVOICE, number, moment));
            }
        }
    }

    private void write(Document document) throws SQLException {
        document.recordNumber = numbering.document();
        writer.insert(document.object, DocumentRows.header(document));
        int number = 1;
        for (Line line : document.lines) {
            line.recordNumber = numbering.line();
            writer.insert(document.lineObject(), DocumentRows.line(document, line, number++));
        }
    }

    private void writePayment(Document invoice) throws SQLException {
        Instant moment = invoice.modified == null || invoice.modified.isBefore(invoice.created)
                ? invoice.created
                : invoice.modified;
        long number = numbering.document();
        BigDecimal amount = invoice.paid;
        writer.insert("ARPYMT", PaymentRows.payment(number, invoice, amount, invoice.paidOn, moment));
        writer.insert(
                "ARPYMTDETAIL", PaymentRows.detail(numbering.line(), number, invoice, amount, invoice.paidOn, moment));
    }
}
