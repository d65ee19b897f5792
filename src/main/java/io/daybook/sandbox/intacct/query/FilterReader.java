package io.daybook.sandbox.intacct.query;

import io.daybook.sandbox.intacct.FilterForm;
import io.daybook.sandbox.intacct.wire.Element;
import java.util.List;
import java.util.Locale;

/** Reads the {@code filter} of a {@code query} (Intacct reference 3.1). Immutable. */
public final class FilterReader {
    private final FilterForm form;

    public FilterReader(FilterForm form) {
        this.form = form;
    }

    /** The condition; {@code null} for a filter with nothing in it. */
    public Condition read(Element filter) {
        List<Element> operators = filter.children();
        if (operators.isEmpty()) {
            return null;
        }
        if (operators.size() == 1 || form == FilterForm.FIRST_COUNTS) {
            return condition(operators.get(0));
        }
        if (form == FilterForm.REFUSED) {
            throw Refusals.schema("only one operator is allowed under filter; put several into and / or");
        }
        return new Condition.All(operators.stream().map(FilterReader::condition).toList());
    }

    private static Condition condition(Element element) {
        if (element.name().equals("and") || element.name().equals("or")) {
            if (element.children().size() < 2) {
                throw Refusals.schema("'" + element.name() + "' takes at least two conditions");
            }
            List<Condition> members =
                    element.children().stream().map(FilterReader::condition).toList();
            return element.name().equals("and") ? new Condition.All(members) : new Condition.Any(members);
        }
        Operator operator = Operator.of(element.name())
                .orElseThrow(() -> Refusals.schema("there is no operator '" + element.name() + "'"));
        String field = element.text("field")
                .orElseThrow(() -> Refusals.schema("'" + element.name() + "' has no field"))
                .toUpperCase(Locale.ROOT);
        List<String> values =
                element.children("value").stream().map(Element::text).toList();
        if (!operator.takes(values.size())) {
            throw Refusals.schema("'" + element.name() + "' cannot take " + values.size() + " values");
        }
        return new Condition.Compare(field, operator, values);
    }
}
