package io.daybook.source.intacct;

import java.util.ArrayList;
import java.util.List;

/**
 * A {@code query} in the making (Intacct reference 3.1): records of private entities are always asked for, or a sync at top
 * level would silently lack them (Intacct reference 9, 10). Used by one thread.
 */
final class Query {
    /** Rows a page holds at most. */
    static final int PAGE = 2_000;

    private final String object;
    private final Markup select = new Markup();
    private final Markup order = new Markup();
    private final List<Filter> filters = new ArrayList<>();
    private int pageSize = PAGE;
    private int offset;

    Query(String object) {
        this.object = object;
    }

    Query fields(Iterable<String> fields) {
        fields.forEach(field -> select.element("field", field));
        return this;
    }

    Query field(String field) {
        select.element("field", field);
        return this;
    }

    /** Comes back as {@link #counted}. */
    Query count(String field) {
        select.element("count", field);
        return this;
    }

    /** Comes back under the field's own name, or as {@link #summed}. */
    Query sum(String field) {
        select.element("sum", field);
        return this;
    }

    /** The element that holds a count. */
    static String counted(String field) {
        return "COUNT." + field;
    }

    /** The other element that may hold a sum (Intacct reference 3.1, 12). */
    static String summed(String field) {
        return "SUM." + field;
    }

    Query where(List<Filter> conditions) {
        filters.addAll(conditions);
        return this;
    }

    Query where(Filter condition) {
        filters.add(condition);
        return this;
    }

    Query ascending(String field) {
        order.open("order").element("field", field).empty("ascending").close("order");
        return this;
    }

    Query descending(String field) {
        order.open("order").element("field", field).empty("descending").close("order");
        return this;
    }

    /** @param rows 1 to {@value #PAGE} */
    Query first(int rows) {
        pageSize = rows;
        return this;
    }

    Query after(int rows) {
        offset = rows;
        return this;
    }

    String markup() {
        Markup query = new Markup()
                .open("query")
                .element("object", object)
                .open("select")
                .append(select.toString())
                .close("select");
        if (!filters.isEmpty()) {
            query.open("filter").append(Filter.all(filters).markup()).close("filter");
        }
        String sorted = order.toString();
        if (!sorted.isEmpty()) {
            query.open("orderby").append(sorted).close("orderby");
        }
        return query.open("options")
                .element("showprivate", "true")
                .close("options")
                .element("pagesize", String.valueOf(pageSize))
                .element("offset", String.valueOf(offset))
                .close("query")
                .toString();
    }
}
