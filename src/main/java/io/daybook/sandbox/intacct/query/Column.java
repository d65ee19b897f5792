package io.daybook.sandbox.intacct.query;

import java.util.Locale;

/**
 * Something that is selected.
 *
 * @param field its id, with dots where it belongs to a related object
 * @param aggregate over which records of a group it is computed; {@code null} for the field itself
 */
public record Column(String field, Aggregate aggregate) {
    /** How values of a group become one. */
    public enum Aggregate {
        COUNT,
        SUM,
        MIN,
        MAX,
        AVG
    }

    /** The field itself. */
    public static Column of(String field) {
        return new Column(field.strip().toUpperCase(Locale.ROOT), null);
    }

    /**
     * The element that holds it in an answer: {@code COUNT.RECORDNO} for a count, the plain field for a sum (Intacct reference 3.1).
     *
     * @param prefixed whether the other aggregates have their prefix too
     */
    String element(boolean prefixed) {
        boolean plain = aggregate == null || (aggregate != Aggregate.COUNT && !prefixed);
        return plain ? field : aggregate + "." + field;
    }
}
