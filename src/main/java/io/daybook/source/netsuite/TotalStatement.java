package io.daybook.source.netsuite;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Control;
import io.daybook.source.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts and sums over the very population that pages are read from: the same tables and conditions. A currency or status
 * that the account lacks is left out, as it is in pages.
 */
final class TotalStatement {
    static final String CURRENCY = "daybook_currency";
    static final String STATUS = "daybook_status";
    static final String RECORDS = "daybook_records";
    static final String AMOUNT = "daybook_amount";

    private final AskedQuestion asked;
    private final Question question;
    private final Optional<String> currency;
    private final Optional<String> status;
    private final Optional<String> amount;

    TotalStatement(AskedQuestion asked) {
        this.asked = asked;
        this.question = asked.question();
        Optional<Control> control = question.control();
        this.currency = control.map(Control::currency).flatMap(asked::expression);
        this.status = control.flatMap(Control::status).flatMap(asked::expression);
        this.amount = control.map(Control::amount).flatMap(asked::expression);
    }

    /** One row for each currency and status. */
    String totals(Window window) {
        return text(window, List.of(), List.of());
    }

    /** One row for each document, currency and status, by ascending document. */
    String documentTotals(Window window) {
        return text(window, List.of(question.document() + " AS " + Statement.DOCUMENT), List.of(question.document()));
    }

    private String text(Window window, List<String> keyColumns, List<String> keys) {
        List<String> columns = new ArrayList<>(keyColumns);
        List<String> groups = new ArrayList<>(keys);
        currency.ifPresent(expression -> {
            columns.add(expression + " AS " + CURRENCY);
            groups.add(expression);
        });
        status.ifPresent(expression -> {
            columns.add(expression + " AS " + STATUS);
            groups.add(expression);
        });
        columns.add("COUNT(*) AS " + RECORDS);
        amount.ifPresent(expression -> columns.add("SUM(" + expression + ") AS " + AMOUNT));
        List<String> conditions = new ArrayList<>(Select.enclosed(asked.where()));
        conditions.addAll(new KeyRange(window).conditions(question));
        return new Select(columns, question.from(), asked.joins(), conditions, groups, keys).text();
    }
}
