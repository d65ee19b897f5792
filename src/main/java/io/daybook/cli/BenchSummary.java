package io.daybook.cli;

import io.daybook.bench.LoadReport;
import io.daybook.bench.Measure;
import io.daybook.bench.Phase;
import io.daybook.bench.SlowReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Figures of a benchmark, for people and as JSON. */
final class BenchSummary {
    private static final double MEBIBYTE = 1024 * 1024;
    private static final int PERCENT = 100;
    private static final double MILLISECONDS = 1000;

    private final Printer printer;
    private final int width;

    BenchSummary(Workplace workplace) {
        this.printer = workplace.printer();
        this.width = workplace.width();
    }

    void print(LoadReport report, boolean asJson) {
        if (asJson) {
            printer.json(json(report));
            return;
        }
        printer.note("");
        printer.result(report.records() + " invoice lines; medians; plain program / Daybook");
        Table table = new Table(
                width,
                "reading",
                ">rows/s",
                ">ratio",
                ">CPU s/M rows",
                ">compiling %",
                ">PostgreSQL CPU s/M",
                ">log B/row",
                ">peak MB",
                ">rows written");
        for (Phase phase : Phase.values()) {
            table.row(
                    phase.title(),
                    both(report, phase, Measure::speed, "%,.0f"),
                    String.format(Locale.ROOT, "%.2f", report.ratio(phase)),
                    both(report, phase, Measure::cpuSecondsPerMillion, "%.1f"),
                    both(report, phase, measure -> measure.compilingPart() * PERCENT, "%.0f"),
                    both(report, phase, Measure::databaseCpuSecondsPerMillion, "%.1f"),
                    both(report, phase, Measure::loggedPerRow, "%,.0f"),
                    both(report, phase, measure -> measure.peakResident() / MEBIBYTE, "%,.0f"),
                    both(report, phase, Measure::written, "%,.0f"));
        }
        table.print(printer);
        printer.result("");
        printer.result(String.format(
                Locale.ROOT,
                "insert: %.2f of the plain program; nothing changed: %.2f of its insert",
                report.ratio(Phase.INSERT),
                report.ratioToInsert(Phase.NOTHING_CHANGED)));
    }

    void print(List<SlowReport> reports, boolean asJson) {
        if (asJson) {
            printer.json(Map.of("slow", reports.stream().map(BenchSummary::json).toList()));
            return;
        }
        printer.note("");
        Table table = new Table(
                width,
                ">requests at once",
                ">slots taken",
                ">pages",
                ">seconds",
                ">of the least possible",
                ">slots in use",
                ">refused",
                ">in a row");
        for (SlowReport report : reports) {
            table.row(
                    report.limit(),
                    report.slots(),
                    report.pages(),
                    String.format(Locale.ROOT, "%.1f", report.elapsed().toMillis() / MILLISECONDS),
                    String.format(Locale.ROOT, "%.3f", report.overIdeal()),
                    String.format(Locale.ROOT, "%.1f %%", report.used() * PERCENT),
                    report.refusals(),
                    report.refusalsInARow());
        }
        table.print(printer);
    }

    private static Map<String, Object> json(SlowReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("limit", report.limit());
        json.put("slots", report.slots());
        json.put("pages", report.pages());
        json.put("elapsedMs", report.elapsed().toMillis());
        json.put("readingMs", report.reading().toMillis());
        json.put("busyMs", report.busy().toMillis());
        json.put("pauseMs", report.pause().toMillis());
        json.put("overIdeal", report.overIdeal());
        json.put("used", report.used());
        json.put("refusals", report.refusals());
        json.put("refusalsInARow", report.refusalsInARow());
        return json;
    }

    private static String both(LoadReport report, Phase phase, ToDoubleFunction<Measure> figure, String format) {
        return String.format(
                Locale.ROOT, format + " / " + format, report.ceiling(phase, figure), report.product(phase, figure));
    }

    private static Map<String, Object> json(LoadReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", report.records());
        Map<String, Object> phases = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("ratio", report.ratio(phase));
            figures.put("ratioToInsert", report.ratioToInsert(phase));
            figures.put("ceiling", figures(figure -> report.ceiling(phase, figure)));
            figures.put("product", figures(figure -> report.product(phase, figure)));
            phases.put(phase.name(), figures);
        }
        json.put("phases", phases);
        return json;
    }

    private static Map<String, Object> figures(ToDoubleFunction<ToDoubleFunction<Measure>> median) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rowsPerSecond", median.applyAsDouble(Measure::speed));
        figures.put("cpuSecondsPerMillionRows", median.applyAsDouble(Measure::cpuSecondsPerMillion));
        figures.put("compilingPart", median.applyAsDouble(Measure::compilingPart));
        figures.put("databaseCpuSecondsPerMillionRows", median.applyAsDouble(Measure::databaseCpuSecondsPerMillion));
        figures.put("logBytesPerRow", median.applyAsDouble(Measure::loggedPerRow));
        figures.put("peakResidentBytes", median.applyAsDouble(Measure::peakResident));
        figures.put("rowsWritten", median.applyAsDouble(Measure::written));
        return figures;
    }
}
