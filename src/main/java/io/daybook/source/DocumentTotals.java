package io.daybook.source;

import java.util.List;

/**
 * Totals of single documents, in ascending order of their keys: one answer, which may not be the last.
 *
 * @param totals whole documents only: one that the answer cuts in two is left for the next
 * @param last whether the range holds nothing after them
 */
public record DocumentTotals(List<DocumentTotal> totals, boolean last) {
    public DocumentTotals {
        totals = List.copyOf(totals);
    }

    /**
     * What a document counts; one with records in several currencies or statuses has several.
     *
     * @param document its key
     */
    public record DocumentTotal(long document, Total total) {}
}
