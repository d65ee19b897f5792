package io.daybook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WaitTimesTest {
    private static final long MILLISECOND = 1_000_000;

    @Test
    void whereNobodyHasWaitedThereIsNothing() {
        assertThat(WaitTimes.NONE.count()).isZero();
        assertThat(WaitTimes.NONE.percentile(50)).isZero();
        assertThat(new WaitTally().times().percentile(100)).isZero();
    }

    @Test
    void whatWasAddedSinceIsSeenByItself() {
        WaitTally tally = new WaitTally();
        tally.add(5_000 * MILLISECOND);
        WaitTimes before = tally.times();
        tally.add(100 * MILLISECOND);
        tally.add(0);

        WaitTimes since = tally.times().since(before);

        assertThat(since.count()).isEqualTo(2);
        assertThat(since.total()).isEqualTo(Duration.ofMillis(100));
        assertThat(since.percentile(50)).isZero();
        assertThat(since.longest()).isBetween(Duration.ofMillis(100), Duration.ofMillis(113));
        assertThat(before.count()).as("what was seen before stays as it was").isEqualTo(1);
    }

    @Test
    void aWaitLongerThanAllStepsIsStillTheLongest() {
        WaitTally tally = new WaitTally();
        tally.add(Duration.ofHours(30).toNanos());

        assertThat(tally.times().percentile(50)).isEqualTo(Duration.ofHours(30));
    }

    @Property
    void aPercentileIsNeverTooShortAndAtMostAnEighthTooLong(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 900_000) Long> millis,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        WaitTally tally = new WaitTally();
        millis.forEach(wait -> tally.add(wait * MILLISECOND));
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        long exact = sorted.get((sorted.size() * percent + 99) / 100 - 1);

        assertThat(tally.times().percentile(percent).toMillis()).isBetween(exact, exact + Math.max(1, exact / 8 + 1));
        assertThat(tally.times().longest().toMillis()).isEqualTo(sorted.get(sorted.size() - 1));
    }
}
