package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Where people change the books, one after the other, each in a transaction of its own. Thread-safe. */
final class Desk {
    final Sales invoices;
    final CreditChanges credits;
    final CustomerChanges customers;
    final HeaderChanges headers;
    final LineChanges lines;
    final Removals removals = new Removals();

    private final BooksSettings settings;
    private final Jdbi jdbi;
    private final Numbering numbering;
    private long changes;

    Desk(BooksSettings settings, DataSource dataSource) {
        Calendar calendar = new Calendar(settings.asOf());
        Customers everybody = new Customers(settings, calendar);
        Memos memos = new Memos();
        SalesLines sales = new SalesLines(memos);
        ExchangeRates rates = new ExchangeRates(settings.seed());
        this.settings = settings;
        this.jdbi = Jdbi.create(dataSource);
        this.numbering = jdbi.withHandle(Numbering::new);
        InvoiceMaker maker = new InvoiceMaker(settings, calendar, everybody, rates, sales, memos);
        this.invoices = new Sales(maker);
        this.credits = new CreditChanges(new CreditMemoMaker(settings, everybody, rates, sales, memos));
        this.customers = new CustomerChanges(everybody);
        this.headers = new HeaderChanges(new PaymentMaker(rates), rates);
        this.lines = new LineChanges(sales);
    }

    /** Writes invoices. */
    record Sales(InvoiceMaker maker) {
        Touched create(Change change, Customer customer) {
            return write(change, maker.fresh(customer, change.moment(), change.chance()));
        }

        Touched createPending(Change change, Customer customer) {
            Document invoice = maker.fresh(customer, change.moment(), change.chance());
            invoice.status = "D";
            invoice.approval = InvoiceMaker.PENDING;
            invoice.posting = false;
            return write(change, invoice);
        }

        private static Touched write(Change change, Document invoice) {
            List<Long> keys = change.write(invoice);
            return new Touched(change.moment(), List.of(invoice.id), keys);
        }
    }

    /** @param stamp what the clocks shall show; the present where it is empty */
    synchronized Touched apply(Optional<Instant> stamp, Function<Change, Touched> what) {
        Chance chance = Chance.of(settings.seed(), "change", changes++);
        Instant moment = stamp.orElseGet(settings::now);
        return jdbi.inTransaction(handle -> what.apply(new Change(handle, settings, numbering, chance, moment)));
    }
}
