package io.daybook.sandbox.netsuite.books;

import java.time.Instant;
import java.util.List;

/**
 * What a mutation did.
 *
 * @param moment the second that the clocks it moved now show, UTC
 * @param transactions ids of the documents made, changed or deleted, the one that was meant first
 * @param lines unique keys of the lines made, changed or deleted; empty where only a header or a link changed
 */
public record Touched(Instant moment, List<Long> transactions, List<Long> lines) {
    public Touched {
        transactions = List.copyOf(transactions);
        lines = List.copyOf(lines);
    }

    /** The document that was meant. */
    public long transaction() {
        return transactions.get(0);
    }
}
