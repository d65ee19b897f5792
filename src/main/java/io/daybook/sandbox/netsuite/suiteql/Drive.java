package io.daybook.sandbox.netsuite.suiteql;

import java.util.List;

/**
 * How to read a page without reading everything: the statement is ordered by the key of one of its tables, so the first
 * rows of its result stem from the first rows of that table. H2's planner does not see this in a join; it would join
 * and sort all rows for each page.
 *
 * @param start where the table stands in the statement's body
 * @param end where it ends there
 * @param table its text there
 * @param alias what it is called
 * @param key the table's key, qualified
 * @param descending whether the order is
 * @param bounds the conditions of the statement that compare the key with a number
 * @param closed whether they bound it on both sides
 */
record Drive(
        int start,
        int end,
        String table,
        String alias,
        String key,
        boolean descending,
        List<String> bounds,
        boolean closed) {
    /** The body with only the first {@code rows} rows of the table within its bounds. */
    String limited(String body, long rows) {
        String where = bounds.isEmpty() ? "" : " WHERE " + String.join(" AND ", bounds);
        return body.substring(0, start) + "(SELECT * FROM " + table + where + " ORDER BY " + key
                + (descending ? " DESC" : "") + " FETCH FIRST " + rows + " ROWS ONLY) AS " + Sql.quote(alias)
                + body.substring(end);
    }

    /** A statement that answers how many rows the table has within its bounds, counting no further than {@code rows}. */
    String countUpTo(long rows) {
        String where = bounds.isEmpty() ? "" : " WHERE " + String.join(" AND ", bounds);
        return "SELECT COUNT(*) FROM (SELECT " + key + " FROM " + table + where + " FETCH FIRST " + rows
                + " ROWS ONLY)";
    }
}
