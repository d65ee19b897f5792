package io.daybook.cli;

import io.daybook.bench.Kind;
import io.daybook.bench.LoadReport;
import io.daybook.bench.Measure;
import io.daybook.bench.Phase;
import io.daybook.bench.Warmth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures of loading, for people and as JSON. */
final class BenchSummary {
    private static final double MEBIBYTE = 1024 * 1024;
    private static final int PERCENT = 100;

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
        printer.result("rows/s of Daybook from run to run: "
                + Stream.of(Phase.values()).map(phase -> spread(report, phase)).collect(Collectors.joining("; ")));
        for (Kind kind : Kind.values()) {
            for (Warmth warmth : report.warming(kind)) {
                printer.result((kind == Kind.CEILING ? "plain program" : "Daybook") + " warmed by " + warmth
                        + (warmth.warm() ? "" : ": not at rest yet"));
            }
        }
        printer.result("");
        printer.result(String.format(
                Locale.ROOT,
                "insert: %.2f of the plain program; nothing changed: %.2f of its insert",
                report.ratio(Phase.INSERT),
                report.ratioToInsert(Phase.NOTHING_CHANGED)));
    }

    private static String spread(LoadReport report, Phase phase) {
        return String.format(
                Locale.ROOT,
                "%s %,.0f to %,.0f",
                phase.title(),
                report.lowest(Kind.PRODUCT, phase, Measure::speed),
                report.highest(Kind.PRODUCT, phase, Measure::speed));
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
            for (Kind kind : Kind.values()) {
                String who = kind == Kind.CEILING ? "ceiling" : "product";
                figures.put(who + "Lowest", figures(figure -> report.lowest(kind, phase, figure)));
                figures.put(who + "Highest", figures(figure -> report.highest(kind, phase, figure)));
            }
            phases.put(phase.name(), figures);
        }
        json.put("phases", phases);
        json.put("ceilingWarming", warming(report, Kind.CEILING));
        json.put("productWarming", warming(report, Kind.PRODUCT));
        return json;
    }

    private static List<Map<String, Object>> warming(LoadReport report, Kind kind) {
        return report.warming(kind).stream()
                .map(warmth -> Map.<String, Object>of(
                        "readings", warmth.readings(), "compilingPart", warmth.compilingPart(), "warm", warmth.warm()))
                .toList();
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
