package io.daybook.source;

import java.time.Duration;

/**
 * How long requests of one priority waited for a slot: how often, in all, and how they are spread. Waits are counted in steps
 * of a millisecond, from eight milliseconds on of an eighth of their size, so that a percentile is at most that much too long.
 * Immutable.
 */
public final class WaitTimes {
    /** Nobody has waited yet. */
    public static final WaitTimes NONE = new WaitTimes(0, Duration.ZERO, Duration.ZERO, new int[WaitTally.STEPS]);

    private static final int ALL = 100;

    private final long count;
    private final Duration total;
    private final Duration longest;
    private final int[] steps;

    WaitTimes(long count, Duration total, Duration longest, int[] steps) {
        this.count = count;
        this.total = total;
        this.longest = longest;
        this.steps = steps;
    }

    /** How many slots were given, those for which nobody had to wait too. */
    public long count() {
        return count;
    }

    /** All waits together. */
    public Duration total() {
        return total;
    }

    /** The longest wait. */
    public Duration longest() {
        return longest;
    }

    /**
     * So many of a hundred waited no longer than this; less than a millisecond is zero.
     *
     * @param percent 1 to 100
     */
    public Duration percentile(int percent) {
        long rank = (count * percent + ALL - 1) / ALL;
        long seen = 0;
        for (int step = 0; step < steps.length && rank > 0; step++) {
            seen += steps[step];
            if (seen >= rank) {
                Duration most = WaitTally.most(step);
                return most.compareTo(longest) < 0 ? most : longest;
            }
        }
        return Duration.ZERO;
    }

    /** What was added since; its longest wait is exact only if it is the longest of all. */
    public WaitTimes since(WaitTimes earlier) {
        int[] more = new int[steps.length];
        Duration most = Duration.ZERO;
        for (int step = 0; step < steps.length; step++) {
            more[step] = steps[step] - earlier.steps[step];
            most = more[step] > 0 ? WaitTally.most(step) : most;
        }
        return new WaitTimes(
                count - earlier.count, total.minus(earlier.total), most.compareTo(longest) < 0 ? most : longest, more);
    }
}
