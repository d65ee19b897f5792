package io.daybook.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.daybook.bench.WarmthTest.Measures;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthReportTest {
    @Test
    void whatAStartCostsIsNotInWhatARowCostsBeyondTheSizeBefore() {
        // Given a start of 5 s of CPU, and 40 µs a row
        GrowthReport report = new GrowthReport(List.of(step(10_000, 5_400), step(30_000, 6_200)));

        assertThat(report.marginal(0, GrowthStep::insert, Measure::cpuSeconds)).isEmpty();
        assertThat(report.marginal(1, GrowthStep::insert, Measure::cpuSeconds).orElseThrow())
                .isCloseTo(40e-6, within(1e-9));
        assertThat(report.steps().get(1).insert().cpuSecondsPerMillion()).isCloseTo(206.7, within(0.1));
    }

    @Test
    void booksGrowToTheSizeThatIsAskedFor() {
        assertThat(GrowthBenchmark.sizes(1_000_000)).containsExactly(10_000L, 30_000L, 100_000L, 300_000L, 1_000_000L);
        assertThat(GrowthBenchmark.sizes(5_000_000)).endsWith(3_000_000L, 5_000_000L);
        assertThat(GrowthBenchmark.sizes(40_000)).containsExactly(10_000L, 30_000L, 40_000L);
        assertThat(GrowthBenchmark.sizes(1_000)).containsExactly(1_000L);
    }

    private static GrowthStep step(long rows, long cpuMillis) {
        Measure measure = Measures.of(rows, cpuMillis, 0);
        return new GrowthStep(measure, measure);
    }
}
