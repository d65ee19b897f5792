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
        return "C-" + String.format("%05d", number);
    }

    String contractId() {
        return "CN-" + String.format("%05d", number);
    }

    String terms() {
        return termsDays == 0 ? "Due upon receipt" : "N" + termsDays;
    }
}
