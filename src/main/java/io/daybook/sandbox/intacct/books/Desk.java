package io.daybook.sandbox.intacct.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import io.daybook.sandbox.intacct.catalog.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Where people change the books, one after the other, each in a transaction of its own. Thread-safe. */
final class Desk {
    final Customers customers;
    final InvoiceMaker invoices;
    final AdjustmentMaker adjustments;
    final ExchangeRates rates;

    private final BooksSettings settings;
    private final Catalog catalog;
    private final Jdbi jdbi;
    private final Numbering numbering;
    private final Supplier<Duration> lateness;
    private long changes;

    /** @param lateness how much later new records show */
    Desk(BooksSettings settings, Catalog catalog, DataSource dataSource, Supplier<Duration> lateness) {
        Calendar calendar = new Calendar(settings.asOf());
        this.settings = settings;
        this.catalog = catalog;
        this.lateness = lateness;
        this.rates = new ExchangeRates(settings.seed());
        this.customers = new Customers(settings, calendar);
        this.invoices = new InvoiceMaker(settings, calendar, customers, rates);
        this.adjustments = new AdjustmentMaker(invoices);
        this.jdbi = Jdbi.create(dataSource);
        this.numbering = jdbi.withHandle(Desk::afterAll);
    }

    /** @param stamp what the clocks shall show; the present where it is empty */
    synchronized Touched apply(Optional<Instant> stamp, Function<Change, Touched> what) {
        Chance chance = Chance.of(settings.seed(), "change", changes++);
        Instant moment = stamp.orElseGet(settings::now);
        return jdbi.inTransaction(
                handle -> what.apply(new Change(handle, catalog, numbering, chance, moment, lateness.get())));
    }

    /** A change in a transaction that is not ours, as of now; several may be under way at once. */
    synchronized Change change(Handle handle) {
        Chance chance = Chance.of(settings.seed(), "change", changes++);
        return new Change(handle, catalog, numbering, chance, settings.now(), lateness.get());
    }

    /** Some customer who has not been switched off. */
    Customer anybody(Change change) {
        List<String> ids = change.handle()
                .select(
                        "SELECT CUSTOMERID FROM CUSTOMER WHERE STATUS = 'active' AND CUSTOMERID LIKE 'C-%' ORDER BY RECORDNO")
                .mapTo(String.class)
                .list();
        return customer(change.chance().pick(ids));
    }

    /** The customer as the generator makes them; their number is in the id. */
    Customer customer(String id) {
        return customers.at(Integer.parseInt(id.substring(2)) - 1);
    }

    private static Numbering afterAll(Handle handle) {
        return new Numbering(
                next(handle, "ARINVOICE", "ARADJUSTMENT", "ARPYMT"),
                next(handle, "ARINVOICEITEM", "ARADJUSTMENTITEM", "ARPYMTDETAIL"),
                1_000_000);
    }

    private static long next(Handle handle, String... objects) {
        long next = 1_001;
        for (String object : objects) {
            next = Math.max(
                    next,
                    handle.select("SELECT COALESCE(MAX(RECORDNO), 0) + 1 FROM " + object)
                            .mapTo(Long.class)
                            .one());
        }
        return next;
    }
}
