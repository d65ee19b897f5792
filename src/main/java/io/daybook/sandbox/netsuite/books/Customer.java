package io.daybook.sandbox.netsuite.books;

import java.time.Instant;

/**
 * A customer. Texts that NetSuite would leave out are {@code null}.
 *
 * @param number the number in its {@code entityid}
 * @param companyName {@code null} for persons (NetSuite reference 3.5)
 * @param termsDays days until an invoice is due
 */
record Customer(
        long id,
        long number,
        String companyName,
        String firstName,
        String lastName,
        boolean person,
        String altName,
        String email,
        String phone,
        Subsidiary subsidiary,
        Currency currency,
        int termsDays,
        boolean inactive,
        String comments,
        Instant created,
        Instant modified) {
    /** Number and name, as the account's auto-numbering shows them: {@code C-10432 Société Générale d'Énergie}. */
    String entityId() {
        return "C-" + number + " " + (person ? firstName + " " + lastName : companyName);
    }

    /** Another customer, with all that is not its own taken from this one. */
    Customer anew(long otherId, long otherNumber, Instant moment) {
        return new Customer(
                otherId,
                otherNumber,
                companyName,
                firstName,
                lastName,
                person,
                altName,
                email == null ? null : "compta" + otherNumber + "@client.example",
                phone,
                subsidiary,
                currency,
                termsDays,
                false,
                null,
                moment,
                moment);
    }
}
