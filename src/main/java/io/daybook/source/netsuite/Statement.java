package io.daybook.source.netsuite;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Field;
import io.daybook.source.Position;
import io.daybook.source.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * SuiteQL for a question (NetSuite reference 2.4). Nothing in it comes from outside but keys, and those are numbers.
 *
 * <p>Aliases begin with {@code daybook_} and {@code f_}: a mapping's own names, such as {@code number} or {@code date}, may
 * be words that Oracle keeps for itself.
 */
final class Statement {
    static final String DOCUMENT = "daybook_document";
    static final String KEY = "daybook_key";
    static final String MODIFIED = "daybook_modified_";
    static final String FIELD = "f_";

    /** NetSuite answers more columns than these with no rows and no error. */
    static final int MOST_COLUMNS = 100;

    private final AskedQuestion asked;
    private final Question question;

    Statement(AskedQuestion asked) {
        this.asked = asked;
        this.question = asked.question();
    }

    /**
     * The records of a window after a position, ordered by document and key: a keyset, so that rows which change between
     * two pages shift nothing (NetSuite reference 2.3, 6.9).
     *
     * @throws IllegalArgumentException if the question cannot be asked: too many columns, an unknown date format
     */
    String page(Window window, Position position) {
        List<String> conditions = conditions();
        conditions.addAll(range(window, position));
        String order = question.grouped() ? question.document() + ", " + question.key() : question.document();
        return select(columns()) + where(conditions) + "\nORDER BY " + order;
    }

    /** How many records there are, and between which documents: {@code n, low, high}. */
    String count() {
        String document = question.document();
        return select(List.of("COUNT(*) AS n", "MIN(" + document + ") AS low", "MAX(" + document + ") AS high"))
                + where(conditions());
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        columns.add(question.document() + " AS " + DOCUMENT);
        if (question.grouped()) {
            columns.add(question.key() + " AS " + KEY);
        }
        int clock = 1;
        for (String modified : asked.modified()) {
            columns.add(utc(modified) + " AS " + MODIFIED + clock++);
        }
        for (Field field : asked.fields()) {
            columns.add(expression(field) + " AS " + FIELD + field.name());
        }
        if (columns.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "it asks for " + columns.size() + " columns with the keys and clocks, and"
                            + " NetSuite answers more than " + MOST_COLUMNS + " with no rows at all");
        }
        return columns;
    }

    private static String expression(Field field) {
        return switch (field.form()) {
            case TEXT -> field.expression();
            case DATE -> "TO_CHAR(" + field.expression() + ",'" + DateFormat.oracle(field.format()) + "')";
            case TIMESTAMP -> utc(field.expression());
        };
    }

    /** A moment as the account's own format and zone never show it (NetSuite reference 2.4). */
    private static String utc(String expression) {
        return "TO_CHAR(SYS_EXTRACT_UTC(" + expression + "),'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
    }

    private String select(List<String> columns) {
        StringBuilder text = new StringBuilder("SELECT ")
                .append(String.join(",\n  ", columns))
                .append("\nFROM ")
                .append(question.from());
        asked.joins().forEach(join -> text.append(join.outer() ? "\nLEFT JOIN " : "\nINNER JOIN ")
                .append(join.clause()));
        return text.toString();
    }

    private List<String> conditions() {
        List<String> conditions = new ArrayList<>();
        asked.where().forEach(condition -> conditions.add("(" + condition + ")"));
        return conditions;
    }

    private List<String> range(Window window, Position position) {
        String document = question.document();
        List<String> range = new ArrayList<>();
        if (position.document() >= window.after() && position.key().isPresent()) {
            range.add(document + " >= " + position.document());
            range.add("(" + document + " > " + position.document() + " OR " + question.key() + " > "
                    + position.key().getAsLong() + ")");
        } else {
            long after = Math.max(window.after(), position.document());
            if (after != Long.MIN_VALUE) {
                range.add(document + " > " + after);
            }
        }
        window.upTo().ifPresent(upTo -> range.add(document + " <= " + upTo));
        return range;
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : "\nWHERE " + String.join("\n  AND ", conditions);
    }
}
