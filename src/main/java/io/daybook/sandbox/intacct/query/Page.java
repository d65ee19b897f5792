package io.daybook.sandbox.intacct.query;

import java.util.List;

/**
 * What a question is answered.
 *
 * @param elements names of the columns as they come back
 * @param rows a value for each of them, as the user sees it; empty text where there is none
 * @param total how many rows there are without paging
 */
public record Page(List<String> elements, List<List<String>> rows, long total, long offset) {
    /** The same without its first column. */
    public Page withoutFirst() {
        List<List<String>> cut =
                rows.stream().map(row -> row.subList(1, row.size())).toList();
        return new Page(elements.subList(1, elements.size()), cut, total, offset);
    }

    public long remaining() {
        return Math.max(0, total - offset - rows.size());
    }
}
