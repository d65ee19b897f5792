package io.daybook.bench;

import java.time.Duration;

/**
 * What one reading of all lines took.
 *
 * @param records lines that were read
 * @param written rows that the subject says it wrote
 * @param elapsed from the order to its end
 * @param cpu of the subject's process, compiling and collecting included
 * @param compiling that Java's compilers were at work
 * @param databaseCpu of PostgreSQL
 * @param logged bytes that PostgreSQL wrote to its log
 * @param peakResident the most memory that the subject's process has had so far, bytes
 * @param heapAfterAny bytes, the most that any of its collections left meanwhile
 * @param heapAfterWhole bytes, the most that a collection of the whole heap left meanwhile; 0 where there was none
 */
public record Measure(
        long records,
        long written,
        Duration elapsed,
        Duration cpu,
        Duration compiling,
        Duration databaseCpu,
        long logged,
        long peakResident,
        long heapAfterAny,
        long heapAfterWhole) {
    private static final double MILLION = 1_000_000;

    /** Rows a second. */
    public double speed() {
        return records * (double) Duration.ofSeconds(1).toNanos() / elapsed.toNanos();
    }

    /** Seconds of the subject's CPU for a million rows. */
    public double cpuSecondsPerMillion() {
        return seconds(cpu) * MILLION / records;
    }

    /** Part of the subject's CPU that went into compiling, 0 to 1: what is read only once never gets warm. */
    public double compilingPart() {
        return seconds(compiling) / seconds(cpu);
    }

    /** Seconds of PostgreSQL's CPU for a million rows. */
    public double databaseCpuSecondsPerMillion() {
        return seconds(databaseCpu) * MILLION / records;
    }

    /** Bytes of PostgreSQL's log for each row. */
    public double loggedPerRow() {
        return (double) logged / records;
    }

    /** Seconds from the order to its end. */
    public double elapsedSeconds() {
        return seconds(elapsed);
    }

    /** Seconds of the subject's CPU. */
    public double cpuSeconds() {
        return seconds(cpu);
    }

    /** Seconds of PostgreSQL's CPU. */
    public double databaseCpuSeconds() {
        return seconds(databaseCpu);
    }

    private static double seconds(Duration duration) {
        return (double) duration.toNanos() / Duration.ofSeconds(1).toNanos();
    }
}
