package io.daybook.bench;

import java.time.Duration;

/**
 * CPU that a reading took from the machine, so that it can be told whether processors or something else held it up.
 *
 * @param subject the measured process
 * @param database PostgreSQL
 * @param platform who was read
 * @param elapsed how long it took
 * @param processors that the machine has
 */
public record MachineUse(Duration subject, Duration database, Duration platform, Duration elapsed, int processors) {
    private static final double NEARLY_ALL = 0.9;

    /** Part of the machine's processors that these three used together, 0 to 1. What else runs on it is not in it. */
    public double share() {
        return (double) subject.plus(database).plus(platform).toNanos() / (elapsed.toNanos() * processors);
    }

    /** Whether the processors had nothing left to give. */
    public boolean full() {
        return share() >= NEARLY_ALL;
    }
}
