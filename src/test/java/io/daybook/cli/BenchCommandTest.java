package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code bench} over small books: every figure is there. How large it is, is the machine's affair. */
class BenchCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final FreshShell shell = new FreshShell();

    @Test
    void growthShowsEachSizeWithWhatARowCostsBeyondTheOneBefore() throws IOException {
        Shell.Outcome outcome = shell.line("bench --part GROWTH --rows 12000 --json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("10,000 rows");
        JsonNode steps = JSON.readTree(outcome.out()).path("growth");
        assertThat(steps).hasSize(2);
        assertThat(steps.get(0).path("rows").asLong()).isEqualTo(10_000);
        assertThat(steps.get(0).path("insert").has("beyondCpuMicrosPerRow")).isFalse();
        JsonNode larger = steps.get(1);
        assertThat(larger.path("rows").asLong()).isEqualTo(12_000);
        assertThat(larger.path("insert").path("rowsWritten").asLong()).isEqualTo(12_000);
        assertThat(larger.path("insert").has("beyondCpuMicrosPerRow")).isTrue();
        assertThat(larger.path("nothingChanged").path("rowsWritten").asLong()).isZero();
        assertThat(larger.path("nothingChanged").path("peakResidentBytes").asLong())
                .isPositive();
    }

    @Test
    void slotsAreMeasuredTwiceAndOnceMisled() throws IOException {
        Shell.Outcome outcome = shell.line("bench --part SLOW --at-once 3 --pages 5 --json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        JsonNode readings = JSON.readTree(outcome.out()).path("slow");
        assertThat(readings.findValuesAsText("reading")).containsExactly("FIRST", "AGAIN", "MISLED");
        assertThat(readings).allSatisfy(reading -> {
            assertThat(reading.path("pages").asLong()).isGreaterThanOrEqualTo(10);
            assertThat(reading.path("inFlightBySecond")).isNotEmpty();
            assertThat(reading.path("machineUsed").asDouble()).isPositive();
        });
        assertThat(readings.get(0).path("refusals").asLong()).isZero();
        assertThat(readings.get(2).path("refusals").asLong()).isPositive();
        assertThat(readings.get(2).path("refusalsInARow").asLong()).isEqualTo(1);
    }
}
