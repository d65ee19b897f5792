package io.daybook.mapping;

import java.util.List;
import java.util.Optional;

/**
 * What a mapping asks of a platform: the {@code ask} part of a mapping file. The connector turns it into the platform's
 * own query and adds key range, order, cursor and paging. All texts are expressions of the platform's query language and
 * come from a file that operations own, never from outside.
 *
 * @param from table and alias, such as {@code transaction t}
 * @param joins further tables, in order
 * @param where conditions, all of which must hold
 * @param document expression of the numeric key of the document that a record belongs to; equal to {@code key} where each
 *     record is a document of its own
 * @param key expression of the numeric key of a record, unique among the answers
 * @param modified expressions of every clock that moves when a record changes; the newest counts
 * @param fields what is asked, in the order in which {@link SourceRecord} keeps the values
 * @param control how the money of a record is counted for control totals, where it has money
 */
public record Question(
        String from,
        List<Join> joins,
        List<String> where,
        String document,
        String key,
        List<String> modified,
        List<Field> fields,
        Optional<Control> control) {

    public Question {
        joins = List.copyOf(joins);
        where = List.copyOf(where);
        modified = List.copyOf(modified);
        fields = List.copyOf(fields);
    }

    /** Whether records are grouped into documents of several. */
    public boolean grouped() {
        return !document.equals(key);
    }

    /** Names of the fields, in order; the layout of {@link SourceRecord#values()}. */
    public List<String> fieldNames() {
        return fields.stream().map(Field::name).toList();
    }

    /**
     * A further table.
     *
     * @param clause table, alias and condition, such as {@code currency cur ON cur.id = t.currency}
     * @param outer LEFT JOIN where true, INNER JOIN where false
     * @param optional the table may be missing in an account (a feature that is switched off): then the join and the
     *     fields and conditions that use its alias are left out and those fields have no value
     */
    public record Join(String clause, boolean outer, boolean optional) {}

    /** How a field is asked for, so that the answer never depends on a user's preferences. */
    public enum Form {
        /** As the platform prints it. */
        TEXT,
        /** A calendar date without a zone, printed with {@link Field#format()}. */
        DATE,
        /** A moment, printed in UTC as ISO 8601 with seconds and {@code Z}. */
        TIMESTAMP
    }

    /**
     * One thing asked for.
     *
     * @param name what the rest of the mapping calls it; lower-case letters, digits and underscore
     * @param form how it is printed
     * @param expression the platform's expression
     * @param format for {@link Form#DATE} the format as in {@code %d/%m/%Y}; empty otherwise
     * @param optional the column may be missing in an account: then it has no value
     */
    public record Field(String name, Form form, String expression, String format, boolean optional) {}

    /**
     * How the money of a record is counted: the platform is asked for the same sum in a query of its own.
     *
     * @param amount name of the field with the amount
     * @param currency name of the field with the currency code
     * @param invert whether the ledger's sign is the opposite of the platform's
     */
    public record Control(String amount, String currency, boolean invert) {}
}
