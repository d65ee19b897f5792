package io.daybook.sandbox.intacct.books;

import java.util.Optional;

/** Sorts of invoices that no mapping can accept, and two sorts that merely look wrong. */
enum Oddity {
    /** The currency {@code PTS}, which is no ISO code. */
    NO_ISO_CURRENCY,
    /** No document date. */
    NO_DATE,
    /** A line without an amount. */
    NO_AMOUNT,
    /** No currency at all. */
    NO_CURRENCY,
    /** A customer id that no customer has; a mapping may accept it. */
    UNKNOWN_CUSTOMER,
    /** More than a thousand lines; a mapping must accept it. */
    MANY_LINES;

    private static final int REFUSED = 4;

    /**
     * The oddity of the {@code index}-th of {@code count} invoices. The first four sorts, which nobody can accept, take
     * turns: one invoice in a thousand and at least four of 500, three of 100, none of fewer. Two invoices of 500 name an
     * unknown customer, one of 100 has many lines.
     */
    static Optional<Oddity> of(long index, long count) {
        if (count < 100) {
            return Optional.empty();
        }
        if (index == count / 2 + 3) {
            return Optional.of(MANY_LINES);
        }
        if (index == count / 3 + 1 || (count >= 500 && index == 2 * count / 3 + 1)) {
            return Optional.of(UNKNOWN_CUSTOMER);
        }
        long refused = count < 500 ? 3 : Math.max(REFUSED, count / 1000);
        long step = count / refused;
        boolean odd = index % step == step / 5 && index / step < refused;
        return odd ? Optional.of(values()[(int) (index / step % REFUSED)]) : Optional.empty();
    }
}
