package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Writes the history of the books in the order in which it happened, so that ids grow with creation and, with few
 * exceptions, unique keys too. What is to happen later (a payment, a credit memo, a line added to an old invoice) waits in
 * a queue: memory grows with the receivables in flight, some weeks' worth, never with the whole history. Used once, by one
 * thread.
 */
final class Generator {
    private static final long FIRST_ID = 5001;
    private static final long FIRST_UNIQUE_KEY = 20_001;

    private static final int INVOICES_PER_COMMIT = 500;

    private final Connection connection;
    private final BooksSettings settings;
    private final Calendar calendar;
    private final InvoiceMaker invoices;
    private final CreditMemoMaker credits;
    private final PaymentMaker payments;
    private final OtherDocuments others;
    private final Settlement settlement;
    private final Clocks clocks;
    private final DocumentWriter writer;
    private final DeletionLog deletions;
    private final PriorityQueue<Pending> queue =
            new PriorityQueue<>(Comparator.comparing(Pending::due).thenComparing(Pending::sequence));
    private long nextId = FIRST_ID;
    private long nextUniqueKey = FIRST_UNIQUE_KEY;
    private long sequence;

    /** A document to come, or, where {@code line} is there, a line to come to a document that stands. */
    private record Pending(Instant due, long sequence, Document document, Line line) {}

    Generator(Connection connection, BooksSettings settings, Calendar calendar, Customers customers, Vendors vendors)
            throws SQLException {
        this.connection = connection;
        this.settings = settings;
        this.calendar = calendar;
        ExchangeRates rates = new ExchangeRates(settings.seed());
        Memos memos = new Memos();
        SalesLines sales = new SalesLines(memos);
        this.invoices = new InvoiceMaker(settings, calendar, customers, rates, sales, memos);
        this.credits = new CreditMemoMaker(settings, customers, rates, sales, memos);
        this.payments = new PaymentMaker(rates);
        this.others = new OtherDocuments(settings, customers, vendors, rates, sales);
        this.settlement = new Settlement(settings, calendar, invoices, credits, payments);
        this.clocks = new Clocks(settings);
        this.writer = new DocumentWriter(connection, settings);
        this.deletions = new DeletionLog(connection, settings);
    }

    void run() throws SQLException {
        try (writer;
                deletions) {
            for (long index = 0; index < settings.invoices(); index++) {
                Document invoice = invoices.make(index);
                catchUp(invoice.created);
                giveId(invoice);
                settlement.settle(invoice, index).forEach(this::await);
                write(invoice);
                writeOthers(index, invoice.created);
                if (index % INVOICES_PER_COMMIT == 0) {
                    connection.commit();
                }
            }
            catchUp(settings.asOf());
            writer.flush();
            deletions.flush();
            connection.commit();
        }
    }

    private void writeOthers(long index, Instant moment) throws SQLException {
        Chance chance = Chance.of(settings.seed(), "others", index);
        if (chance.perMille(15)) {
            writeNew(credits.alone(index, moment));
        }
        if (chance.perMille(30)) {
            writeNew(others.salesOrder(index, moment));
        }
        if (chance.perMille(20)) {
            writeNew(others.journal(index, moment));
        }
        if (chance.perMille(40)) {
            Document bill = others.bill(index, moment);
            giveId(bill);
            payBill(bill, chance);
            write(bill);
        }
    }

    private void payBill(Document bill, Chance chance) {
        Instant moment = Calendar.later(bill.created, chance.between(10, 45), chance);
        if (chance.perMille(850) && moment.isBefore(settings.asOf())) {
            await(payments.sent(bill, bill.unpaid, moment, chance));
            bill.paid = bill.unpaid;
            bill.unpaid = BigDecimal.ZERO;
            bill.status = "B";
            bill.closed = Calendar.day(moment);
            bill.touch(moment);
        }
    }

    private void await(Document document) {
        queue.add(new Pending(document.created, sequence++, document, null));
    }

    /** Writes what was due before {@code now}. */
    private void catchUp(Instant now) throws SQLException {
        while (!queue.isEmpty() && queue.peek().due().isBefore(now)) {
            Pending due = queue.remove();
            if (due.line() == null) {
                writeNew(due.document());
            } else {
                writeLine(due.document(), due.line());
            }
        }
    }

    private void writeNew(Document document) throws SQLException {
        giveId(document);
        write(document);
    }

    /** The next id; one in twenty was another document's that somebody deleted, and half of those are in the log. */
    private void giveId(Document document) throws SQLException {
        Chance chance = Chance.of(settings.seed(), "gap", nextId);
        if (chance.perMille(50)) {
            if (chance.perMille(500)) {
                deletions.document(nextId, document, chance);
            }
            nextId++;
        }
        document.id = nextId++;
    }

    private void write(Document document) throws SQLException {
        clocks.set(document);
        writer.header(document);
        for (Line line : document.lines) {
            if (line.addedLater == null) {
                writeLine(document, line);
            } else {
                queue.add(new Pending(line.addedLater, sequence++, document, line));
            }
        }
    }

    private void writeLine(Document document, Line line) throws SQLException {
        line.uniqueKey = nextUniqueKey;
        nextUniqueKey += nextUniqueKey % 97 == 0 ? 3 : 1;
        writer.line(document, line);
    }
}
