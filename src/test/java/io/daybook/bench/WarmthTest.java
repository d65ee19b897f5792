package io.daybook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmthTest {
    private final Warmth warmth = new Warmth();

    @Test
    void whoCostsAsMuchAsBeforeIsWarm() {
        add(1_000, 900);
        assertThat(warmth.enough()).as("one round says nothing").isFalse();
        add(500, 300);
        add(490, 20);

        assertThat(warmth.enough()).isTrue();
        assertThat(warmth.warm()).isTrue();
        assertThat(warmth.readings()).isEqualTo(6);
    }

    @Test
    void whoStillCompilesIsNotWarmThoughItCostsAsMuchAsBefore() {
        add(500, 200);
        add(500, 200);

        assertThat(warmth.enough()).isFalse();
    }

    @Test
    void whoNeverGetsWarmIsWaitedForInVainAndSaysSo() {
        for (int cpu = 4_000; !warmth.enough(); cpu = cpu * 3 / 4) {
            add(cpu, 0);
        }

        assertThat(warmth.warm()).isFalse();
        assertThat(warmth.readings()).isEqualTo(16);
        assertThat(warmth).hasToString("16 readings, 266.0 µs of CPU a row, 0 % of it compiling");
    }

    /** Two readings of a thousand rows each, together of so many milliseconds of CPU. */
    private void add(long cpu, long compiling) {
        Measure half = Measures.of(1_000, cpu / 2, compiling / 2);
        warmth.add(List.of(half, half));
    }

    /** Measures of which nothing but these figures matters. */
    static final class Measures {
        private Measures() {}

        static Measure of(long records, long cpuMillis, long compilingMillis) {
            return new Measure(
                    records,
                    records,
                    Duration.ofMillis(2 * cpuMillis),
                    Duration.ofMillis(cpuMillis),
                    Duration.ofMillis(compilingMillis),
                    Duration.ofMillis(cpuMillis),
                    0,
                    0,
                    0,
                    0);
        }
    }
}
