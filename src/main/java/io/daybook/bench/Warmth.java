package io.daybook.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a process that compiles itself while it runs is warm: a round of readings costs as much CPU as the one before, and
 * little of it goes into compiling. Not thread-safe.
 */
public final class Warmth {
    private static final double AS_BEFORE = 0.05;
    private static final double AT_REST = 0.1;
    private static final int FEWEST = 2;
    private static final int MOST = 8;

    private final List<Double> cpuOfARow = new ArrayList<>();
    private int readings;
    private double compiling = 1;

    /** @param round one reading of each kind */
    void add(List<Measure> round) {
        double cpu = round.stream().mapToDouble(Measure::cpuSeconds).sum();
        long records = round.stream().mapToLong(Measure::records).sum();
        double compiled = round.stream()
                .mapToDouble(measure -> measure.compiling().toNanos())
                .sum();
        // Java tells how long its compilers were at it, which on a busy machine is longer than the CPU that they got
        compiling = Math.min(1, compiled / (cpu * 1e9));
        cpuOfARow.add(cpu / records);
        readings += round.size();
    }

    /** Whether it is warm, or further rounds are not worth their time. */
    boolean enough() {
        return cpuOfARow.size() >= MOST || warm();
    }

    /** Whether the last round cost about what the one before did, and compiling was a small part of it. */
    public boolean warm() {
        int rounds = cpuOfARow.size();
        if (rounds < FEWEST || compiling > AT_REST) {
            return false;
        }
        double before = cpuOfARow.get(rounds - 2);
        return Math.abs(cpuOfARow.get(rounds - 1) - before) <= AS_BEFORE * before;
    }

    /** How many readings there were. */
    public int readings() {
        return readings;
    }

    /** Part of the last round's CPU that went into compiling, 0 to 1. */
    public double compilingPart() {
        return compiling;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d readings, %.1f µs of CPU a row, %.0f %% of it compiling",
                readings,
                cpuOfARow.isEmpty() ? 0 : cpuOfARow.get(cpuOfARow.size() - 1) * 1e6,
                compiling * 100);
    }
}
