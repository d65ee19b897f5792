package io.daybook.source;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts waits as they end. Small enough to be kept for each of thousands of accounts. Not thread-safe. */
final class WaitTally {
    private static final int EIGHT = 8;
    private static final int OF_EIGHT = 3;

    /** Up to some 17 minutes apart; longer waits are in the last step. */
    private static final int LAST_DOUBLING = 19;

    /** One step a millisecond below eight, then eight steps for each doubling. */
    static final int STEPS = EIGHT + (LAST_DOUBLING - OF_EIGHT + 1) * EIGHT;

    private final int[] steps = new int[STEPS];
    private long count;
    private long total;
    private long longest;

    void add(long nanos) {
        count++;
        total += nanos;
        longest = Math.max(longest, nanos);
        steps[step(TimeUnit.NANOSECONDS.toMillis(nanos))]++;
    }

    WaitTimes times() {
        return new WaitTimes(count, Duration.ofNanos(total), Duration.ofNanos(longest), steps.clone());
    }

    private static int step(long millis) {
        if (millis < EIGHT) {
            return (int) millis;
        }
        int doubling = Long.SIZE - 1 - Long.numberOfLeadingZeros(millis);
        int eighth = (int) (millis >> doubling - OF_EIGHT) - EIGHT;
        return Math.min(STEPS - 1, EIGHT + (doubling - OF_EIGHT) * EIGHT + eighth);
    }

    /** The longest wait that is counted in a step; of the first one, zero. */
    static Duration most(int step) {
        if (step == 0) {
            return Duration.ZERO;
        }
        if (step < EIGHT) {
            return Duration.ofMillis(step + 1L);
        }
        if (step == STEPS - 1) {
            return Duration.ofSeconds(Long.MAX_VALUE);
        }
        long doubling = (step - EIGHT) / EIGHT;
        long eighth = (step - EIGHT) % EIGHT;
        return Duration.ofMillis(EIGHT + eighth + 1 << doubling);
    }
}
