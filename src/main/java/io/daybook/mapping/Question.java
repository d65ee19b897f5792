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
 * @param fixed those of them that can never change for a document, such as its type: looking for changes is narrowed by
 *     them and by no others, so that a document which has left the others is noticed
 * @param document expression of the numeric key of the document that a record belongs to; equal to {@code key} where each
 *     record is a document of its own
 * @param key expression of the numeric key of a record, unique among the answers
 * @param clocks every clock that moves when a record changes; the newest counts
 * @param fields what is asked, in the order in which {@link SourceRecord} keeps the values
 * @param control how the records are added up for control totals; without it they are counted only
 * @param deletions what the platform's log of deletions calls the documents; empty where it has no such log
 */
public record Question(
        String from,
        List<Join> joins,
        List<String> where,
        List<String> fixed,
        String document,
        String key,
        List<Clock> clocks,
        List<Field> fields,
        Optional<Control> control,
        Optional<String> deletions) {

    public Question {
        joins = List.copyOf(joins);
        where = List.copyOf(where);
        fixed = List.copyOf(fixed);
        clocks = List.copyOf(clocks);
        fields = List.copyOf(fields);
    }

    /** A question whose clocks are all its own tables', of which nothing is known to be fixed and no deletion is logged. */
    public Question(
            String from,
            List<Join> joins,
            List<String> where,
            String document,
            String key,
            List<String> modified,
            List<Field> fields,
            Optional<Control> control) {
        this(
                from,
                joins,
                where,
                List.of(),
                document,
                key,
                modified.stream()
                        .map(expression -> new Clock(expression, Optional.empty()))
                        .toList(),
                fields,
                control,
                Optional.empty());
    }

    /** The expressions that show each clock beside a record, in order. */
    public List<String> modified() {
        return clocks.stream().map(clock -> clock.besideRecord(document)).toList();
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
     * A clock that moves when a record changes.
     *
     * @param expression the platform's expression of the moment
     * @param elsewhere where it stands, if not in the question's own tables
     */
    public record Clock(String expression, Optional<Elsewhere> elsewhere) {
        private String besideRecord(String questionDocument) {
            return elsewhere
                    .map(table -> "(SELECT MAX(" + expression + ") FROM " + table.from() + " WHERE " + table.document()
                            + " = " + questionDocument + ")")
                    .orElse(expression);
        }
    }

    /**
     * A table of its own whose rows say that something happened to a document, such as that a payment was applied to it.
     *
     * @param from table and alias, such as {@code nexttransactionlink pay}
     * @param document expression of the document's key in it, such as {@code pay.previousdoc}
     */
    public record Elsewhere(String from, String document) {}

    /**
     * How records are added up: the platform is asked for the same sums in queries of its own.
     *
     * @param amount name of the field with the amount
     * @param currency name of the field with the currency code
     * @param invert whether the ledger's sign is the opposite of the platform's
     * @param status name of the field with the document's status as the platform gives it: counting by it notices a status
     *     that changed and moved no clock; empty where there is none
     */
    public record Control(String amount, String currency, boolean invert, Optional<String> status) {}
}
