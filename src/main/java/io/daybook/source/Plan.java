package io.daybook.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a dataset will be read.
 *
 * @param windows what is to be read: disjoint ranges that together cover every key, or lists of the documents that have
 *     changed, which may be none
 * @param everything whether the windows cover every key
 * @param expectedRecords how many records (where only changes are read: documents) the platform counted when asked, for
 *     progress
 * @param platformTime the platform's own clock before anything was counted, UTC: where the next incremental read begins
 * @param deletions documents that the platform's own log says were deleted since; empty where everything is read or the log
 *     may not be read, so that only comparing keys can tell
 */
public record Plan(
        List<Window> windows,
        boolean everything,
        long expectedRecords,
        Instant platformTime,
        Optional<List<Deletion>> deletions) {
    public Plan {
        windows = List.copyOf(windows);
    }

    /** A reading of everything. */
    public static Plan everything(List<Window> windows, long expectedRecords, Instant platformTime) {
        return new Plan(windows, true, expectedRecords, platformTime, Optional.empty());
    }

    /**
     * An entry of a platform's log of deletions.
     *
     * @param document key of the document
     * @param at when it was deleted, by the platform's clock, UTC
     */
    public record Deletion(long document, Instant at) {}
}
