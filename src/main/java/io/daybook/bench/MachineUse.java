package io.daybook.bench;

import java.time.Duration;

/**
 * CPU that a reading took from the machine, so that it can be told whether processors or something else held it up.
 *
 * @param subject the measured process
 * @param database PostgreSQL
 * @param platform who was read
 * @param stolen what a virtual machine wanted meanwhile and its host gave to others; zero where that is not told
 * @param elapsed how long it took
 * @param processors that the machine has
 */
public record MachineUse(
        Duration subject, Duration database, Duration platform, Duration stolen, Duration elapsed, int processors) {
    private static final double NEARLY_ALL = 0.9;
    private static final double TOO_MUCH_STOLEN = 0.05;

    /** Part of the machine's processors that these three used together, 0 to 1. What else runs on it is not in it. */
    public double share() {
        return part(subject.plus(database).plus(platform));
    }

    /** Part of the machine's processors that its host kept from it, 0 to 1. */
    public double stolenShare() {
        return part(stolen);
    }

    private double part(Duration cpu) {
        return (double) cpu.toNanos() / (elapsed.toNanos() * processors);
    }

    /** Whether the host kept so much that times say little. */
    public boolean disturbed() {
        return stolenShare() >= TOO_MUCH_STOLEN;
    }

    /** Whether the processors had nothing left to give. */
    public boolean full() {
        return share() >= NEARLY_ALL;
    }
}
