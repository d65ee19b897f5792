package io.daybook.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowReportTest {
    @Test
    void slotsAndProcessorsAreToldApart() {
        // Given 100 pages of 0.8 s by 4 slots, which take 20 s at least
        SlowReport slots = report(Duration.ofSeconds(22), Duration.ofSeconds(30));
        SlowReport processors = report(Duration.ofSeconds(40), Duration.ofSeconds(76));

        assertThat(slots.overIdeal()).isCloseTo(1.1, within(1e-9));
        assertThat(slots.used()).isCloseTo(1, within(1e-9));
        assertThat(slots.tail()).isEqualTo(Duration.ofSeconds(1));
        assertThat(slots.use().share()).isCloseTo(30.0 / 44, within(1e-9));
        assertThat(slots.heldUpBy()).isEqualTo("slots");
        assertThat(processors.heldUpBy()).isEqualTo("processors");
    }

    @Test
    void whatTheHostKeptIsNobodyElsesFault() {
        MachineUse disturbed = new MachineUse(
                Duration.ofSeconds(10),
                Duration.ofSeconds(6),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                2);

        assertThat(disturbed.stolenShare()).isCloseTo(0.05, within(1e-9));
        assertThat(disturbed.disturbed()).isTrue();
        assertThat(disturbed.full()).isTrue();
        assertThat(report(Duration.ofSeconds(40), Duration.ofSeconds(76)).use().disturbed())
                .isFalse();
    }

    @Test
    void aSpreadSaysHowManyBoreHowMuch() {
        Spread spread = Spread.of(List.of(5_000_000L, 1_000_000L, 3_000_000L, 90_000_000L));

        assertThat(spread).isEqualTo(new Spread(4, Duration.ofMillis(3), Duration.ofMillis(90), Duration.ofMillis(90)));
    }

    /** A second passes before the first page, and one after the last; all of the slots' time between is used. */
    private static SlowReport report(Duration elapsed, Duration cpu) {
        Duration reading = elapsed.minusSeconds(2);
        return new SlowReport(
                SlowReading.FIRST,
                5,
                4,
                elapsed,
                Duration.ofMillis(800),
                new Traffic.Seen(100, 3, reading.multipliedBy(4), Duration.ofSeconds(1), reading, 0, 0, List.of()),
                new MachineUse(cpu.dividedBy(2), cpu.dividedBy(4), cpu.dividedBy(4), Duration.ZERO, elapsed, 2));
    }
}
