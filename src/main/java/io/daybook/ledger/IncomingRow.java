package io.daybook.ledger;

import java.time.Instant;
import java.util.SortedMap;

/**
 * A row as it would be written.
 *
 * @param values as PostgreSQL can keep them, by the table's columns
 * @param custom mapped custom fields, ordered by name
 * @param parent the document that a line belongs to; {@code null} for a head
 * @param modified its document's clock, UTC; {@code null} where the platform gave none
 * @param hash fingerprint of all that
 * @param source fingerprint of the whole document and of how it was mapped; {@code null} where unknown, and for a line
 * @param page page it came in
 */
record IncomingRow(
        Object[] values,
        SortedMap<String, String> custom,
        String parent,
        Instant modified,
        byte[] hash,
        byte[] source,
        long page) {
    String id() {
        return (String) values[0];
    }
}
