package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import io.daybook.sandbox.Names;
import java.time.Duration;
import java.time.Instant;

/** The customers, each made from its index alone, so that none need be kept. About one for 12 invoices. Immutable. */
final class Customers {
    private static final int INVOICES_PER_CUSTOMER = 12;
    private static final int FEWEST = 12;
    private static final long FIRST_ID = 1000;
    /** Customers in a thousand that were there when history begins. */
    private static final int FOUNDING_PER_MILLE = 600;

    private final BooksSettings settings;
    private final Calendar calendar;
    private final Names names = new Names();
    private final int count;

    Customers(BooksSettings settings, Calendar calendar) {
        this.settings = settings;
        this.calendar = calendar;
        this.count = Math.max(FEWEST, settings.invoices() / INVOICES_PER_CUSTOMER);
    }

    int count() {
        return count;
    }

    /** Smallest id that is surely no customer's. */
    long endOfIds() {
        return FIRST_ID + 2L * count;
    }

    /** The customer whose invoice is written at {@code moment} of history, in thousandths of the number of invoices. */
    Customer buying(long invoice, Chance chance) {
        long founding = founding();
        long known = founding + (count - founding) * invoice / Math.max(1, settings.invoices());
        long any = chance.below(known);
        return at((int) (chance.perMille(400) ? any / 5 : any));
    }

    /** @param index 0 to {@link #count()} - 1; customers are numbered in the order in which they came */
    Customer at(int index) {
        Chance chance = Chance.of(settings.seed(), "customer", index);
        long id = FIRST_ID + 2L * index + chance.below(2);
        long number = 10_001L + index;
        Subsidiary subsidiary = chance.pick(Subsidiary.SELLING);
        Currency currency = chance.pick(subsidiary.billing());
        boolean person = chance.perMille(120);
        String first = person ? names.firstName(chance) : null;
        String last = person ? names.lastName(chance) : null;
        String company = person ? null : names.company(subsidiary.country(), chance);
        String altName = person ? (chance.perMille(700) ? first + " " + last : null) : company;
        String email = chance.perMille(880) ? "compta" + number + "@client.example" : null;
        String phone = chance.perMille(600) ? "+33 1 " + chance.between(10_000_000, 99_999_999) : null;
        boolean inactive = chance.perMille(30);
        String comments = inactive && chance.perMille(400) ? "Fusionné avec C-" + (number - 1) : null;
        Instant created = created(index, chance);
        Instant modified = created.plusSeconds(chance.below(
                Math.max(1, Duration.between(created, settings.asOf()).toSeconds())));
        return new Customer(
                id,
                number,
                company,
                first,
                last,
                person,
                altName,
                email,
                phone,
                subsidiary,
                currency,
                new int[] {0, 30, 30, 45, 60}[chance.between(0, 4)],
                inactive,
                comments,
                created,
                chance.perMille(500) ? created : modified);
    }

    private Instant created(int index, Chance chance) {
        Instant start = calendar.written(0, 1);
        long founding = founding();
        if (index < founding) {
            return Calendar.later(start, -chance.between(10, 1500), chance);
        }
        return Calendar.later(calendar.written(index - founding, count - founding), -1, chance);
    }

    private long founding() {
        return Math.max(1, (long) count * FOUNDING_PER_MILLE / 1000);
    }
}
