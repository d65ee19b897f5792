package io.daybook.sandbox.netsuite.books;

import java.time.Instant;
import java.util.List;

/**
 * What a mutation did.
 *
 * @param moment the second that the clocks it moved now show, UTC
 * @param transactions ids of the documents made, changed or deleted, the one that was meant first
 * @param lines unique keys of the lines made, changed or deleted; empty where only a header or a link changed
 * @param customers ids of the customers made, changed or deleted, the one that was meant first
 */
public record Touched(Instant moment, List<Long> transactions, List<Long> lines, List<Long> customers) {
    public Touched {
        transactions = List.copyOf(transactions);
        lines = List.copyOf(lines);
        customers = List.copyOf(customers);
    }

    Touched(Instant moment, List<Long> transactions, List<Long> lines) {
        this(moment, transactions, lines, List.of());
    }

    static Touched customers(Instant moment, List<Long> customers) {
        return new Touched(moment, List.of(), List.of(), customers);
    }

    /** The document that was meant. */
    public long transaction() {
        return transactions.get(0);
    }

    /** The customer that was meant. */
    public long customer() {
        return customers.get(0);
    }
}
