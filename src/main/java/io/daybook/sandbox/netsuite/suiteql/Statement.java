package io.daybook.sandbox.netsuite.suiteql;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A SELECT written for H2, in parts, so that pages and totals can be asked for without running more than they need.
 *
 * @param outputs the columns of its result, in order
 * @param distinct whether equal rows count once
 * @param body everything after the select list up to ORDER BY; for a set operation, the whole of it
 * @param kind what the parts mean
 * @param order what stands after ORDER BY; empty when there is no order
 * @param orderKeys the expressions of the order without direction, where they can be evaluated beside {@code body}
 * @param skip rows that its own OFFSET drops
 * @param most rows that its own FETCH FIRST or TOP leaves
 * @param drive how to read a page of it quickly; empty where that is not known
 */
record Statement(
        List<Output> outputs,
        boolean distinct,
        String body,
        Kind kind,
        String order,
        List<String> orderKeys,
        long skip,
        OptionalLong most,
        Optional<Drive> drive) {
    enum Kind {
        /** One row of the result for each row of the body. */
        PLAIN,
        /** Grouped or aggregated. */
        GROUPED,
        /** UNION and the like: {@code body} is the statement without its order. */
        SET
    }

    /** One column of a result. */
    record Output(String name, String text, Sql.Kind kind) {}

    /** The same, looking only at the first {@code rows} rows of the table that drives it. */
    Statement driven(long rows) {
        String limited = drive.map(each -> each.limited(body, rows)).orElse(body);
        return new Statement(outputs, distinct, limited, kind, order, orderKeys, skip, most, Optional.empty());
    }

    /** Rows {@code from}, {@code from + 1}, …, at most {@code count}, of what the statement answers. */
    String rows(long from, long count) {
        return selectNumbered(false) + orderBy() + " OFFSET " + (skip + from) + " ROWS FETCH NEXT "
                + Math.max(0, Math.min(count, most.orElse(Long.MAX_VALUE) - from)) + " ROWS ONLY";
    }

    /** A statement that answers the number of rows, before the statement's own OFFSET and FETCH FIRST count. */
    String count() {
        return kind == Kind.PLAIN && !distinct
                ? "SELECT COUNT(*) " + body
                : "SELECT COUNT(*) FROM (" + selectNumbered(true) + ")";
    }

    /** The number of rows it answers when without OFFSET and FETCH FIRST it would answer {@code all}. */
    long limited(long all) {
        return Math.min(Math.max(0, all - skip), most.orElse(Long.MAX_VALUE));
    }

    /** Whether its order can be checked for gaps by {@link #countOfOrderKeys}. */
    boolean canCheckOrder() {
        return kind == Kind.PLAIN && !distinct && !orderKeys.isEmpty();
    }

    /** A statement that answers the number of different keys; it is that of the rows when the order is unambiguous. */
    String countOfOrderKeys() {
        return "SELECT COUNT(*) FROM (SELECT DISTINCT "
                + IntStream.range(0, orderKeys.size())
                        .mapToObj(i -> orderKeys.get(i) + " AS \"k" + i + "\"")
                        .collect(Collectors.joining(", "))
                + " " + body + ")";
    }

    /** The whole of it, to stand inside another statement. */
    String nested() {
        String limits = (skip > 0 ? " OFFSET " + skip + " ROWS" : "")
                + (most.isPresent() ? " FETCH FIRST " + most.getAsLong() + " ROWS ONLY" : "");
        return select(outputs.stream()
                        .map(output -> output.text() + " AS " + Sql.quote(output.name()))
                        .toList())
                // an order inside another statement matters only when it decides which rows are left
                + (limits.isEmpty() && !body.contains("ROWNUM") ? "" : orderBy())
                + limits;
    }

    /** With names that cannot clash, because a client may well call two columns the same. */
    private String selectNumbered(boolean forCount) {
        return select(IntStream.range(0, outputs.size())
                .mapToObj(i -> outputs.get(i).text() + (forCount ? " AS \"c" + i + "\"" : ""))
                .toList());
    }

    private String select(List<String> items) {
        return kind == Kind.SET
                ? body
                : "SELECT " + (distinct ? "DISTINCT " : "") + String.join(", ", items) + " " + body;
    }

    private String orderBy() {
        return order.isEmpty() ? "" : " ORDER BY " + order;
    }
}
