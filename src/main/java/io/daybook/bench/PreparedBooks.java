package io.daybook.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Books of which every value follows from the number of its line: a benchmark neither keeps them in memory nor waits for
 * them, and knows what must be in the ledger. Invoices of four lines each, numbered from 0.
 *
 * @param lines how many
 * @param edition how often everything was changed since the beginning
 */
record PreparedBooks(long lines, int edition) {
    static final int LINES_OF_AN_INVOICE = 4;
    static final long FIRST_DOCUMENT = 10_000_000;
    static final long FIRST_LINE = 1_000_000_000;
    private static final String[] CURRENCIES = {"EUR", "EUR", "EUR", "USD", "EUR", "GBP", "EUR", "EUR", "USD", "EUR"};
    private static final String[] CATEGORIES = {"Subscription", "Services", "SaaS", "Hardware", "Subscription"};
    private static final String[] STATUSES = {"A", "B", "B", "B"};
    private static final String[] STATES = {"open", "paid", "paid", "paid"};

    /** Invoices so many apart have the same currency and status. */
    static final int KINDS = CURRENCIES.length * STATUSES.length;

    /** Everything changed once more. */
    PreparedBooks changed() {
        return new PreparedBooks(lines, edition + 1);
    }

    long documents() {
        return (lines + LINES_OF_AN_INVOICE - 1) / LINES_OF_AN_INVOICE;
    }

    static long document(long line) {
        return FIRST_DOCUMENT + line / LINES_OF_AN_INVOICE;
    }

    static long key(long line) {
        return FIRST_LINE + line;
    }

    /** The first line whose document is greater than a key, inside the books. */
    long lineAfterDocument(long document) {
        long line = document < FIRST_DOCUMENT ? 0 : (document - FIRST_DOCUMENT + 1) * LINES_OF_AN_INVOICE;
        return Math.min(lines, line);
    }

    /** The first line whose key is greater than a key, inside the books. */
    long lineAfterKey(long key) {
        return Math.min(lines, Math.max(0, key - FIRST_LINE + 1));
    }

    String currency(long line) {
        return CURRENCIES[(int) (document(line) % CURRENCIES.length)];
    }

    String category(long line) {
        return CATEGORIES[(int) (line % CATEGORIES.length)];
    }

    /** NetSuite's letter. */
    String status(long line) {
        return STATUSES[(int) (document(line) % STATUSES.length)];
    }

    /** The ledger's word. */
    String state(long line) {
        return STATES[(int) (document(line) % STATES.length)];
    }

    long customer(long line) {
        return 2_000_000 + document(line) % 5_000;
    }

    long product(long line) {
        return 30_000 + line % 200;
    }

    /** Hundredths of the base currency, EUR. */
    long amount(long line) {
        return 10_000 + line * 7_919 % 1_000_000 + edition;
    }

    /** Hundredths of the document's currency. */
    long foreignAmount(long line) {
        return currency(line).equals("EUR") ? amount(line) : amount(line) + amount(line) / 10;
    }

    LocalDate date(long line) {
        return LocalDate.of(2026, (int) (document(line) % 12) + 1, (int) (document(line) % 28) + 1);
    }

    LocalDate periodStart(long line) {
        return LocalDate.of(2026, (int) (line % 12) + 1, 1);
    }

    LocalDate periodEnd(long line) {
        return LocalDate.of(2027, (int) (line % 12) + 1, 28);
    }

    /** Sum over all lines by the document's currency. */
    SortedMap<String, BigDecimal> foreignSums() {
        SortedMap<String, Long> hundredths = new TreeMap<>();
        for (long line = 0; line < lines; line++) {
            hundredths.merge(currency(line), foreignAmount(line), Long::sum);
        }
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        hundredths.forEach((currency, sum) -> sums.put(currency, BigDecimal.valueOf(sum, 2)));
        return sums;
    }
}
