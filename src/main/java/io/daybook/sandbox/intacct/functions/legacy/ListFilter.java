package io.daybook.sandbox.intacct.functions.legacy;

import io.daybook.sandbox.intacct.query.Condition;
import io.daybook.sandbox.intacct.query.Operator;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import java.util.List;
import java.util.Map;

/** Reads the filter of {@code get_list}: an expression, or several under {@code logical} (Intacct reference 3.3). Immutable. */
record ListFilter(ListRows rows) {
    private static final Map<String, Operator> OPERATORS = Map.of(
            "=", Operator.EQUALTO,
            "!=", Operator.NOTEQUALTO,
            "<", Operator.LESSTHAN,
            "<=", Operator.LESSTHANOREQUALTO,
            ">", Operator.GREATERTHAN,
            ">=", Operator.GREATERTHANOREQUALTO,
            "like", Operator.LIKE,
            "is null", Operator.ISNULL);

    Condition condition(Element element) {
        if (element.name().equals("logical")) {
            List<Condition> members =
                    element.children().stream().map(this::condition).toList();
            return "or".equals(element.attributes().get("logical_operator"))
                    ? new Condition.Any(members)
                    : new Condition.All(members);
        }
        String text = element.text("operator").orElse("");
        Operator operator = OPERATORS.get(text);
        if (!element.name().equals("expression") || operator == null) {
            throw IntacctError.validation("Illegal operator '" + text + "' in the filter");
        }
        String field = rows.field(element.text("field").orElse(""));
        List<String> values = operator == Operator.ISNULL
                ? List.of()
                : List.of(element.text("value").orElse(""));
        return new Condition.Compare(field, operator, values);
    }
}
