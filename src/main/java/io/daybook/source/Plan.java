package io.daybook.source;

import java.time.Instant;
import java.util.List;

/**
 * How a dataset will be read.
 *
 * @param windows disjoint, together covering every key; at least one
 * @param expectedRecords how many records the platform counted when asked, for progress
 * @param platformTime the platform's own clock when the plan was made, UTC: where the next incremental read begins
 */
public record Plan(List<Window> windows, long expectedRecords, Instant platformTime) {
    public Plan {
        windows = List.copyOf(windows);
    }
}
