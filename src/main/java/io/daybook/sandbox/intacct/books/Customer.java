package io.daybook.sandbox.intacct.books;

import java.time.Instant;

/**
 * A customer of fresh books.
 *
 * @param home the entity that invoices them
 * @param owner the entity that alone has them; {@code null} for a shared customer
 * @param hidden whether the owner keeps them private
 * @param modified {@code null} when nobody touched them since they were imported
 * @param contract whether they have a contract, {@code CN-} and their number
 * @param recurring whether they have a recurring invoice
 */
record Customer(
        long recordNumber,
        int number,
        String name,
        String status,
        Entity home,
        Entity owner,
        boolean hidden,
        String currency,
        int termsDays,
        Instant created,
        Instant modified,
        boolean contract,
        boolean recurring) {
    String id() {
        return "C-" + padded();
    }

    String contractId() {
        return "CN-" + padded();
    }

    /** Five digits; made without a format, which is slow, because every row of a customer has it. */
    private String padded() {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, 5 - digits.length())) + digits;
    }

    String terms() {
        return termsDays == 0 ? "Due upon receipt" : "N" + termsDays;
    }
}
