package io.daybook.torture;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing in which the ledger is not what the books say.
 *
 * @param kind what is wrong
 * @param where table or data type
 * @param id original id, document key or currency
 * @param column the column that differs; empty where it is the whole row
 * @param expected by the books; empty where there is nothing to expect
 * @param found in the ledger; empty where nothing was found
 */
public record Difference(Kind kind, String where, String id, String column, String expected, String found) {
    /** What can be wrong. */
    public enum Kind {
        /** The books have it, the ledger never did. */
        MISSING,
        /** It lives in the ledger and not in the books. */
        EXTRA,
        DIFFERS,
        /** It lives in the books and is marked as deleted in the ledger. */
        TOMBSTONED,
        /** It lived in the ledger before and is not even marked as deleted: the row is gone. */
        REMOVED,
        /** It is marked as deleted without a reason. */
        UNEXPLAINED,
        /** The ledger has it twice. */
        DUPLICATE,
        /** A count or a sum over a currency differs. */
        SUM,
        /** No mapping can accept it, and no dead letter is open for it. */
        LETTER_MISSING,
        /** A dead letter is open for what can be accepted, is left out or is gone. */
        LETTER_EXTRA
    }

    @Override
    public String toString() {
        String values = Stream.of(
                        expected.isEmpty() ? "" : "expected " + expected, found.isEmpty() ? "" : "found " + found)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return kind + " " + where + " " + id + (column.isEmpty() ? "" : " " + column)
                + (values.isEmpty() ? "" : ": " + values);
    }
}
