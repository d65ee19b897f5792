package io.daybook.sandbox.netsuite.books;

import java.time.Instant;

/** A vendor; {@code person} ones have no company name, as with customers. */
record Vendor(
        long id,
        long number,
        String name,
        boolean person,
        Subsidiary subsidiary,
        Currency currency,
        boolean inactive,
        Instant created) {
    String entityId() {
        return "V-" + number + " " + name;
    }
}
