package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import java.util.List;

/** The vendors, each made from its index alone. About one for 200 invoices. Immutable. */
final class Vendors {
    private static final int INVOICES_PER_VENDOR = 200;
    private static final int FEWEST = 6;
    private static final List<String> NAMES = List.of(
            "OVH Hébergement SAS",
            "Cabinet Dupont-Aignan & Associés",
            "Amazon Web Services EMEA SARL",
            "Deutsche Telekom AG",
            "Imprimerie de l'Étoile",
            "富士通株式会社",
            "Staples Inc.",
            "Électricité de France");

    private final BooksSettings settings;
    private final Calendar calendar;
    private final long firstId;
    private final int count;

    Vendors(BooksSettings settings, Calendar calendar, long firstId) {
        this.settings = settings;
        this.calendar = calendar;
        this.firstId = firstId;
        this.count = Math.max(FEWEST, settings.invoices() / INVOICES_PER_VENDOR);
    }

    int count() {
        return count;
    }

    Vendor at(int index) {
        Chance chance = Chance.of(settings.seed(), "vendor", index);
        Subsidiary subsidiary = chance.pick(Subsidiary.SELLING);
        String name = index < NAMES.size() ? NAMES.get(index) : chance.pick(NAMES) + " " + index;
        return new Vendor(
                firstId + index,
                501L + index,
                name,
                chance.perMille(80),
                subsidiary,
                chance.perMille(700) ? subsidiary.currency() : chance.pick(subsidiary.billing()),
                chance.perMille(40),
                Calendar.later(calendar.written(0, 1), -chance.between(10, 900), chance));
    }
}
