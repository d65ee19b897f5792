package io.daybook.sandbox.intacct.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import io.daybook.sandbox.Names;
import java.time.Instant;
import java.util.List;

/** The customers, each made from its index alone, so that none need be kept. About one for 12 invoices. Immutable. */
final class Customers {
    private static final int INVOICES_PER_CUSTOMER = 12;
    private static final int FEWEST = 12;
    private static final List<Entity> SELLING = List.of(
            Entity.FRANCE,
            Entity.FRANCE,
            Entity.FRANCE,
            Entity.AMERICA,
            Entity.AMERICA,
            Entity.BRITAIN,
            Entity.JAPAN,
            Entity.GERMANY);

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

    /** Whoever buys by the {@code index}-th invoice; a fifth of them buy a good part of everything. */
    Customer buying(long index) {
        Chance chance = Chance.of(settings.seed(), "buyer", index);
        long any = chance.below(count);
        return at((int) (chance.perMille(400) ? any / 5 : any));
    }

    /** @param index 0 to {@link #count()} - 1 */
    Customer at(int index) {
        Chance chance = Chance.of(settings.seed(), "customer", index);
        int number = index + 1;
        Entity home = chance.pick(SELLING);
        boolean owned = chance.perMille(150);
        Instant start = calendar.written(0, 1);
        Instant created = Calendar.later(start, -chance.between(10, 900), chance);
        Instant modified = Calendar.later(created, chance.between(0, 500), chance);
        boolean untouched = chance.perMille(120);
        return new Customer(
                100L + 2L * index + chance.below(2),
                number,
                name(home, chance),
                chance.perMille(30) ? "inactive" : chance.perMille(40) ? "active non-posting" : "active",
                home,
                owned ? home : null,
                owned && home == Entity.GERMANY,
                chance.pick(home.billing()),
                new int[] {0, 30, 30, 45, 60}[chance.between(0, 4)],
                created,
                untouched ? null : modified,
                index % 3 == 0,
                index % 4 == 1);
    }

    private String name(Entity home, Chance chance) {
        return chance.perMille(100)
                ? names.firstName(chance) + " " + names.lastName(chance)
                : names.company(home.country(), chance);
    }
}
