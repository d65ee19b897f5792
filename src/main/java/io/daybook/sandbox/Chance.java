package io.daybook.sandbox;

import java.util.List;

/**
 * Chance that repeats: a stream of numbers that depends on the books' seed, a topic and an index only, so that any
 * record can be made without making those before it. SplitMix64 written out, because the JDK promises no algorithm
 * for its generators and the same seed must give the same books on every Java. Not thread-safe.
 */
public final class Chance {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** The stream of one topic and index. */
    public static Chance of(long seed, String topic, long index) {
        return new Chance(mix(mix(seed + STEP * topic.hashCode()) + STEP * index));
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + (int) below(high - low + 1L);
    }

    /** A whole number from 0 to {@code bound} - 1. */
    public long below(long bound) {
        state += STEP;
        return Math.floorMod(mix(state) >>> 1, bound);
    }

    /** True {@code n} times in a thousand. */
    public boolean perMille(int n) {
        return below(1000) < n;
    }

    /** One of them. */
    public <T> T pick(List<T> choices) {
        return choices.get((int) below(choices.size()));
    }
}
