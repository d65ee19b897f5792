package io.daybook.source;

import java.time.Instant;
import java.util.Set;

/**
 * What a platform says at a glance.
 *
 * @param platformTime its own clock before it looked, UTC: where the next reading of {@code unchanged} begins
 * @param unchanged data types in which nothing can be new: no clock has moved and no deletion was logged. Of all others
 *     nothing is known, not even that something is new
 */
public record Glance(Instant platformTime, Set<String> unchanged) {
    /** Nothing is known of anything. */
    public static final Glance NOTHING_KNOWN = new Glance(Instant.EPOCH, Set.of());

    public Glance {
        unchanged = Set.copyOf(unchanged);
    }
}
