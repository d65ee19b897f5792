package io.daybook.mapping;

import io.daybook.mapping.Target.Column;

/** What messages say of a ledger column: what it holds and how it may be filled. */
final class ColumnHint {
    private ColumnHint() {}

    /** Such as {@code a date}, or the words it may be. */
    static String holds(Column column) {
        if (!column.values().isEmpty()) {
            return "one of " + String.join(", ", column.values());
        }
        return switch (column.type()) {
            case TEXT -> "text";
            case DATE -> "a date";
            case TIMESTAMP -> "a moment";
            case DECIMAL -> "a number";
            case BOOLEAN -> "true or false";
            case CURRENCY -> "a currency";
        };
    }

    /** A sentence with the value that would be right. */
    static String example(Column column) {
        if (!column.values().isEmpty()) {
            return "write '" + column.name() + ": { from: <field>, as: choice, choices: { … } }' or classify it";
        }
        String field = column.name() + ": ";
        return switch (column.type()) {
            case TEXT -> "write '" + field + "<field>'";
            case DATE -> "write '" + field + "{ from: <field>, as: date }'";
            case TIMESTAMP -> "write '" + field + "{ from: <field>, as: timestamp }'";
            case DECIMAL -> "write '" + field + "{ from: <field>, as: money }', or 'as: decimal' where it is no money";
            case BOOLEAN -> "write '" + field + "{ from: <field>, as: boolean }'";
            case CURRENCY -> "write '" + field + "{ from: <field>, as: currency }' or '{ currencyOf: <column> }'";
        };
    }
}
