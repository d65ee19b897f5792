package io.daybook.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Traffic traffic = new Traffic();

    @Test
    void pagesInFlightAreSpreadOverTheirSeconds() {
        // Given two pages from 2.0 s on, one of 1.5 s and one of 3 s
        long now = System.nanoTime();
        traffic.answered(true, now + 2 * SECOND, now + 7 * SECOND / 2);
        traffic.answered(true, now + 2 * SECOND, now + 5 * SECOND);

        Traffic.Seen seen = traffic.seen();

        assertThat(seen.pages()).isEqualTo(2);
        assertThat(seen.busy()).isEqualTo(Duration.ofMillis(4_500));
        assertThat(seen.reading()).isEqualTo(Duration.ofSeconds(3));
        assertThat(seen.lead()).isBetween(Duration.ofSeconds(2), Duration.ofMinutes(2));
        assertThat(seen.inFlight().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(4.5, within(1e-6));
        assertThat(seen.inFlight()).allMatch(pages -> pages >= 0 && pages <= 2);
    }

    @Test
    void refusalsAreInARowUntilSomethingIsAnswered() {
        traffic.refused();
        traffic.answered(false, 0, 0);
        traffic.refused();
        traffic.refused();
        traffic.answered(false, 0, 0);

        assertThat(traffic.seen().refusals()).isEqualTo(3);
        assertThat(traffic.seen().refusalsInARow()).isEqualTo(2);
        assertThat(traffic.seen().others()).isEqualTo(2);

        traffic.forget();
        assertThat(traffic.seen().refusals()).isZero();
        assertThat(traffic.seen().inFlight()).isEmpty();
    }
}
