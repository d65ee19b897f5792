package io.daybook.sandbox.intacct.books;

import java.time.Instant;
import java.util.List;

/**
 * What a mutation did.
 *
 * @param moment the second that the clocks it moved now show, UTC
 * @param documents record numbers of the invoices and adjustments made, changed or deleted, the one that was meant first
 * @param lines record numbers of the lines made, changed or deleted; empty where only a header changed
 * @param customers record numbers of the customers made, changed or deleted
 */
public record Touched(Instant moment, List<Long> documents, List<Long> lines, List<Long> customers) {
    public Touched {
        documents = List.copyOf(documents);
        lines = List.copyOf(lines);
        customers = List.copyOf(customers);
    }

    static Touched documents(Instant moment, List<Long> documents, List<Long> lines) {
        return new Touched(moment, documents, lines, List.of());
    }

    static Touched customer(Instant moment, long customer) {
        return new Touched(moment, List.of(), List.of(), List.of(customer));
    }

    /** The document that was meant. */
    public long document() {
        return documents.get(0);
    }

    /** The line that was meant. */
    public long line() {
        return lines.get(0);
    }

    /** The customer that was meant. */
    public long customer() {
        return customers.get(0);
    }
}
