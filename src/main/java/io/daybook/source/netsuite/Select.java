package io.daybook.source.netsuite;

import io.daybook.mapping.Question.Join;
import java.util.ArrayList;
import java.util.List;

/**
 * A SELECT as SuiteQL reads it (NetSuite reference 2.4).
 *
 * @param columns what is asked, each with its alias
 * @param from table and alias
 * @param joins further tables, in order
 * @param conditions all of which must hold; may be none
 * @param groups expressions to group by; may be none
 * @param order expressions to order by; may be none
 */
record Select(
        List<String> columns,
        String from,
        List<Join> joins,
        List<String> conditions,
        List<String> groups,
        List<String> order) {

    String text() {
        List<String> clauses = new ArrayList<>();
        clauses.add("SELECT " + String.join(",\n  ", columns));
        clauses.add("FROM " + from);
        joins.forEach(join -> clauses.add((join.outer() ? "LEFT JOIN " : "INNER JOIN ") + join.clause()));
        add(clauses, "WHERE ", conditions, "\n  AND ");
        add(clauses, "GROUP BY ", groups, ", ");
        add(clauses, "ORDER BY ", order, ", ");
        return String.join("\n", clauses);
    }

    /** A mapping's conditions, each of which may hold an OR. */
    static List<String> enclosed(List<String> conditions) {
        return conditions.stream().map(condition -> "(" + condition + ")").toList();
    }

    private static void add(List<String> clauses, String word, List<String> parts, String separator) {
        if (!parts.isEmpty()) {
            clauses.add(word + String.join(separator, parts));
        }
    }
}
