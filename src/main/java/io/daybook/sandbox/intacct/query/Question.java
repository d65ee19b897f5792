package io.daybook.sandbox.intacct.query;

import io.daybook.sandbox.intacct.catalog.ObjectType;
import java.util.List;

/**
 * What a client asks for.
 *
 * @param where {@code null} for everything
 * @param byCode whether enumerations are compared by database code, as {@code readByQuery} does, not by label
 * @param pageSize rows, at least 1
 * @param offset rows that are passed over, at least 0
 */
public record Question(
        ObjectType object,
        List<Column> columns,
        Condition where,
        List<Order> order,
        boolean byCode,
        boolean caseInsensitive,
        boolean showPrivate,
        int pageSize,
        long offset) {
    public Question {
        columns = List.copyOf(columns);
        order = List.copyOf(order);
    }

    /** By which field the answer is sorted. */
    public record Order(String field, boolean ascending) {}

    /** Whether it has groups of records, not records. */
    boolean grouped() {
        return columns.stream().anyMatch(column -> column.aggregate() != null);
    }
}
