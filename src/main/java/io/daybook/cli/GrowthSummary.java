package io.daybook.cli;

import io.daybook.bench.GrowthReport;
import io.daybook.bench.GrowthStep;
import io.daybook.bench.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What a row costs in books of growing size, for people and as JSON. */
final class GrowthSummary {
    private static final double MEBIBYTE = 1024 * 1024;
    private static final double MICROSECONDS = 1e6;

    private final Printer printer;
    private final int width;

    GrowthSummary(Workplace workplace) {
        this.printer = workplace.printer();
        this.width = workplace.width();
    }

    void print(GrowthReport report, boolean asJson) {
        if (asJson) {
            printer.json(json(report));
            return;
        }
        printer.note("");
        table("insert, by a fresh process", report, GrowthStep::insert);
        printer.result("");
        table("nothing changed, by the same process", report, GrowthStep::nothingChanged);
        printer.result("");
        printer.result(
                "CPU in microseconds a row, first of the whole process, which compiles itself while it reads; then of"
                        + " each row beyond those of the line above, without what a start costs. heap MB: the most that any"
                        + " collection left, with what had died in the old part; live MB: the most after a collection of the whole"
                        + " heap of 256 MB, - where there was none.");
    }

    private void table(String title, GrowthReport report, Function<GrowthStep, Measure> reading) {
        printer.result(title);
        Table table = new Table(
                width,
                ">rows",
                ">rows/s",
                ">Java",
                ">PostgreSQL",
                ">beyond: rows/s",
                ">Java",
                ">PostgreSQL",
                ">log B/row",
                ">heap MB",
                ">live MB",
                ">resident MB",
                ">rows written");
        for (int i = 0; i < report.steps().size(); i++) {
            Measure measure = reading.apply(report.steps().get(i));
            table.row(
                    String.format(Locale.ROOT, "%,d", measure.records()),
                    String.format(Locale.ROOT, "%,.0f", measure.speed()),
                    String.format(Locale.ROOT, "%.1f", measure.cpuSecondsPerMillion()),
                    String.format(Locale.ROOT, "%.1f", measure.databaseCpuSecondsPerMillion()),
                    shown(speed(report, i, reading), "%,.0f"),
                    shown(micros(report, i, reading, Measure::cpuSeconds), "%.1f"),
                    shown(micros(report, i, reading, Measure::databaseCpuSeconds), "%.1f"),
                    String.format(Locale.ROOT, "%,.0f", measure.loggedPerRow()),
                    megabytes(measure.heapAfterAny()),
                    megabytes(measure.heapAfterWhole()),
                    megabytes(measure.peakResident()),
                    String.format(Locale.ROOT, "%,d", measure.written()));
        }
        table.print(printer);
    }

    private static OptionalDouble speed(GrowthReport report, int step, Function<GrowthStep, Measure> reading) {
        OptionalDouble seconds = report.marginal(step, reading, Measure::elapsedSeconds);
        // on a busy machine more rows may have taken less time
        return seconds.isPresent() && seconds.getAsDouble() > 0
                ? OptionalDouble.of(1 / seconds.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble micros(
            GrowthReport report, int step, Function<GrowthStep, Measure> reading, ToDoubleFunction<Measure> seconds) {
        OptionalDouble marginal = report.marginal(step, reading, seconds);
        return marginal.isPresent() ? OptionalDouble.of(marginal.getAsDouble() * MICROSECONDS) : marginal;
    }

    private static String shown(OptionalDouble figure, String format) {
        return figure.isPresent() ? String.format(Locale.ROOT, format, figure.getAsDouble()) : "-";
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "-" : String.format(Locale.ROOT, "%.0f", bytes / MEBIBYTE);
    }

    private static Map<String, Object> json(GrowthReport report) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (int i = 0; i < report.steps().size(); i++) {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("rows", report.steps().get(i).rows());
            step.put("insert", json(report, i, GrowthStep::insert));
            step.put("nothingChanged", json(report, i, GrowthStep::nothingChanged));
            steps.add(step);
        }
        return Map.of("growth", steps);
    }

    private static Map<String, Object> json(GrowthReport report, int step, Function<GrowthStep, Measure> reading) {
        Measure measure = reading.apply(report.steps().get(step));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("elapsedMs", measure.elapsed().toMillis());
        json.put("rowsPerSecond", measure.speed());
        json.put("cpuMicrosPerRow", measure.cpuSecondsPerMillion());
        json.put("databaseCpuMicrosPerRow", measure.databaseCpuSecondsPerMillion());
        speed(report, step, reading).ifPresent(speed -> json.put("beyondRowsPerSecond", speed));
        micros(report, step, reading, Measure::cpuSeconds).ifPresent(cpu -> json.put("beyondCpuMicrosPerRow", cpu));
        micros(report, step, reading, Measure::databaseCpuSeconds)
                .ifPresent(cpu -> json.put("beyondDatabaseCpuMicrosPerRow", cpu));
        json.put("compilingPart", measure.compilingPart());
        json.put("logBytesPerRow", measure.loggedPerRow());
        json.put("heapAfterCollectionBytes", measure.heapAfterAny());
        json.put("liveHeapBytes", measure.heapAfterWhole());
        json.put("peakResidentBytes", measure.peakResident());
        json.put("rowsWritten", measure.written());
        return json;
    }
}
