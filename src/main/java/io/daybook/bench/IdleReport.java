package io.daybook.bench;

import java.time.Duration;
import java.util.List;

/**
 * What a server costs whose connections have nothing new.
 *
 * @param connections with four data types each
 * @param elapsed how long it was measured
 * @param cpu of the server's process
 * @param databaseCpu of PostgreSQL
 * @param start of the measured time
 * @param end of it
 * @param requests that the platform was sent
 * @param looked data types that were looked at or synced
 * @param syncs ordinary syncs among them: a proof was due
 * @param rounds from each full minute to the last of its data types
 */
public record IdleReport(
        int connections,
        Duration elapsed,
        Duration cpu,
        Duration databaseCpu,
        Memory start,
        Memory end,
        long requests,
        long looked,
        long syncs,
        List<Duration> rounds) {
    private static final double MINUTE = Duration.ofMinutes(1).toNanos();
    private static final double MILLION = 1_000_000;

    /**
     * @param heap bytes in use after a collection; 0 where this Java does not tell
     * @param resident bytes of the process
     */
    public record Memory(long heap, long resident) {}

    /** Part of one core, 0 to 1. */
    public double core() {
        return (double) cpu.toNanos() / elapsed.toNanos();
    }

    /** Part of one core that PostgreSQL used, 0 to 1. */
    public double databaseCore() {
        return (double) databaseCpu.toNanos() / elapsed.toNanos();
    }

    /** Milliseconds of the server's CPU for all data types of a connection, once. */
    public double cpuMillisOfConnection() {
        return cpu.toNanos() / MILLION / (connections * (elapsed.toNanos() / MINUTE));
    }

    /** Requests in a minute. */
    public double requestsPerMinute() {
        return requests * MINUTE / elapsed.toNanos();
    }

    /** The longest round. */
    public Duration longestRound() {
        return rounds.stream().reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
}
