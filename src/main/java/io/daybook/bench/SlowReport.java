package io.daybook.bench;

import java.time.Duration;

/**
 * How well the slots of a slow account were used.
 *
 * @param limit requests in flight that the platform bears
 * @param slots of them that Daybook takes: one is left to people
 * @param pages that were read
 * @param elapsed from the order to its end, plan and proof included
 * @param reading from the beginning of the first page to the end of the last
 * @param busy how long pages were in flight, all together
 * @param refusals for one request too many
 * @param refusalsInARow the most of them without an answer between
 * @param pause that the platform takes for a page
 */
public record SlowReport(
        int limit,
        int slots,
        long pages,
        Duration elapsed,
        Duration reading,
        Duration busy,
        long refusals,
        long refusalsInARow,
        Duration pause) {
    /** Part of the slots' time, from the first page to the last, in which a page was on its way; 0 to 1. */
    public double used() {
        return (double) busy.toNanos() / (reading.toNanos() * slots);
    }

    /** How long it took as a part of what it must take at least, pages times pause by slots. */
    public double overIdeal() {
        return (double) elapsed.toNanos() * slots / (pages * pause.toNanos());
    }
}
