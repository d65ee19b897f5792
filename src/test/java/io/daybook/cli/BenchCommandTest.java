package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.bench.GrowthReport;
import io.daybook.bench.GrowthStep;
import io.daybook.bench.MachineUse;
import io.daybook.bench.Measure;
import io.daybook.bench.SlowReading;
import io.daybook.bench.SlowReport;
import io.daybook.bench.Spread;
import io.daybook.bench.Traffic;
import io.daybook.bench.WaitReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code bench}: every figure is there, for people and as JSON. How large it is, is the machine's affair. */
class BenchCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final FreshShell shell = new FreshShell();

    private final StringWriter out = new StringWriter();
    private final Workplace workplace = new Workplace(
            Path.of(""), Map.of(), new Printer(new PrintWriter(out), new PrintWriter(new StringWriter())), false);

    @Test
    void smallBooksAreReadByAProcessOfTheirOwnAndCheckedBeforeTheirTimeCounts() throws IOException {
        Shell.Outcome outcome = shell.line("bench --part GROWTH --rows 1000 --json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("1,000 rows, insert");
        JsonNode steps = JSON.readTree(outcome.out()).path("growth");
        assertThat(steps).hasSize(1);
        assertThat(steps.get(0).path("insert").path("rowsWritten").asLong()).isEqualTo(1_000);
        assertThat(steps.get(0).path("nothingChanged").path("rowsWritten").asLong())
                .isZero();
        assertThat(steps.get(0).path("nothingChanged").path("peakResidentBytes").asLong())
                .isPositive();
    }

    @Test
    void growthShowsTheWholeAndWhatARowCostsBeyondTheSizeBefore() throws IOException {
        GrowthReport report = new GrowthReport(List.of(step(10_000, 5_400), step(30_000, 6_200)));

        new GrowthSummary(workplace).print(report, true);

        JsonNode steps = JSON.readTree(out.toString()).path("growth");
        assertThat(steps.get(0).path("insert").has("beyondCpuMicrosPerRow")).isFalse();
        assertThat(steps.get(0).path("insert").path("cpuMicrosPerRow").asDouble())
                .isEqualTo(540);
        assertThat(Math.round(steps.get(1)
                        .path("insert")
                        .path("beyondCpuMicrosPerRow")
                        .asDouble()))
                .isEqualTo(40);

        new GrowthSummary(workplace).print(report, false);
        assertThat(out.toString().lines())
                .anySatisfy(line -> assertThat(line).contains("30,000", "206.7", "40.0"))
                .anySatisfy(line -> assertThat(line).contains("nothing changed"));
    }

    @Test
    void slotsAreShownWithWhatHeldThemUp() throws IOException {
        SlowReport report = new SlowReport(
                SlowReading.AGAIN,
                5,
                4,
                Duration.ofSeconds(25),
                Duration.ofMillis(800),
                new Traffic.Seen(
                        100,
                        3,
                        Duration.ofSeconds(80),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(23),
                        2,
                        1,
                        List.of(3.999, 0.5)),
                new MachineUse(
                        Duration.ofSeconds(25),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(25),
                        2));

        new SlowSummary(workplace).print(List.of(report), true);

        JsonNode slow = JSON.readTree(out.toString()).path("slow").get(0);
        assertThat(slow.path("tailMs").asLong()).isEqualTo(1_000);
        assertThat(slow.path("heldUpBy").asText()).isEqualTo("processors");
        assertThat(slow.path("machineStolen").asDouble()).isEqualTo(0.04);
        assertThat(slow.path("inFlightBySecond")).hasToString("[4.0,0.5]");

        new SlowSummary(workplace).print(List.of(report), false);
        assertThat(out.toString()).contains("nothing changed", "1.250", "87.0 %", "96.0 %", "processors");
    }

    @Test
    void waitsAreShownBesideThoseWithoutABackfill() throws IOException {
        Spread alone = spread(30, 40);
        Spread beside = spread(25, 900);
        WaitReport report = new WaitReport(
                5, 4, Duration.ofMillis(800), Duration.ofMinutes(2), alone, beside, spread(150, 110), spread(600, 200));

        new WaitSummary(workplace).print(List.of(report), true);

        JsonNode waits = JSON.readTree(out.toString()).path("waits").get(0);
        assertThat(waits.path("alone").path("medianMs").asDouble()).isEqualTo(40);
        assertThat(waits.path("promptWaits").path("longestMs").asDouble()).isEqualTo(440);

        new WaitSummary(workplace).print(List.of(report), false);
        assertThat(out.toString().lines())
                .anySatisfy(line -> assertThat(line).contains("beside a back-fill", "25", "900", "1800", "3600"));
    }

    private static GrowthStep step(long rows, long cpuMillis) {
        Duration cpu = Duration.ofMillis(cpuMillis);
        Measure measure = new Measure(rows, rows, cpu, cpu, Duration.ZERO, cpu, 0, 1 << 28, 1 << 25, 0);
        return new GrowthStep(measure, measure);
    }

    private static Spread spread(long count, long median) {
        return new Spread(
                count, Duration.ofMillis(median), Duration.ofMillis(2 * median), Duration.ofMillis(4 * median));
    }
}
