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
     * The records of a window after a position, ordered by document and key.
     *
     * @throws IllegalArgumentException if the question cannot be asked: too many columns, an unknown date format
     */
    String page(Window window, Position position) {
        List<String> conditions = new ArrayList<>(Select.enclosed(asked.where()));
        conditions.addAll(new KeyRange(window, position).conditions(question));
        List<String> order =
                question.grouped() ? List.of(question.document(), question.key()) : List.of(question.document());
        return new Select(columns(), question.from(), asked.joins(), conditions, List.of(), order).text();
    }

    /** How many records there are, and between which documents: {@code n, low, high}. */
    String count() {
        String document = question.document();
        return counted(List.of("COUNT(*) AS n", "MIN(" + document + ") AS low", "MAX(" + document + ") AS high"));
    }

    /** How many documents there are: {@code n}. */
    String countDocuments() {
        return counted(List.of("COUNT(DISTINCT " + question.document() + ") AS n"));
    }

    private String counted(List<String> columns) {
        return new Select(columns, question.from(), asked.joins(), Select.enclosed(asked.where()), List.of(), List.of())
                .text();
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        columns.add(question.document() + " AS " + DOCUMENT);
        if (question.grouped()) {
            columns.add(question.key() + " AS " + KEY);
        }
        int clock = 1;
        for (String modified : asked.modified()) {
            columns.add(new UtcClock(modified).printed() + " AS " + MODIFIED + clock++);
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
            case TIMESTAMP -> new UtcClock(field.expression()).printed();
        };
    }
}
