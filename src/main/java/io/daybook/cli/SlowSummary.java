package io.daybook.cli;

import io.daybook.bench.SlowReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How well the slots of slow accounts were used, for people and as JSON. */
final class SlowSummary {
    private static final int PERCENT = 100;
    private static final double MILLISECONDS = 1000;

    private final Printer printer;
    private final int width;

    SlowSummary(Workplace workplace) {
        this.printer = workplace.printer();
        this.width = workplace.width();
    }

    void print(List<SlowReport> reports, boolean asJson) {
        if (asJson) {
            printer.json(Map.of("slow", reports.stream().map(SlowSummary::json).toList()));
            return;
        }
        printer.note("");
        Table table = new Table(
                width,
                "reading",
                ">requests at once",
                ">slots taken",
                ">pages",
                ">seconds",
                ">of the least possible",
                ">slots in use",
                ">machine in use",
                ">kept by its host",
                "held up by",
                ">refused",
                ">in a row");
        for (SlowReport report : reports) {
            table.row(
                    report.reading().title(),
                    report.limit(),
                    report.slots(),
                    report.traffic().pages(),
                    String.format(Locale.ROOT, "%.1f", report.elapsed().toMillis() / MILLISECONDS),
                    String.format(Locale.ROOT, "%.3f", report.overIdeal()),
                    percent(report.used()),
                    percent(report.use().share()),
                    percent(report.use().stolenShare()),
                    report.heldUpBy(),
                    report.traffic().refusals(),
                    report.traffic().refusalsInARow());
        }
        table.print(printer);
        printer.result("");
        printer.result(
                "machine in use: CPU of Daybook, PostgreSQL and the platform as a part of all processors; from 90 % on the"
                        + " processors held it up, not the slots");
        printer.result(
                "kept by its host: what a virtual machine wanted and did not get; from 5 % on measure again when its"
                        + " host is quieter");
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", part * PERCENT);
    }

    private static Map<String, Object> json(SlowReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reading", report.reading().name());
        json.put("limit", report.limit());
        json.put("slots", report.slots());
        json.put("pages", report.traffic().pages());
        json.put("elapsedMs", report.elapsed().toMillis());
        json.put("leadMs", report.traffic().lead().toMillis());
        json.put("readingMs", report.traffic().reading().toMillis());
        json.put("tailMs", report.tail().toMillis());
        json.put("busyMs", report.traffic().busy().toMillis());
        json.put("pauseMs", report.pause().toMillis());
        json.put("overIdeal", report.overIdeal());
        json.put("used", report.used());
        json.put("refusals", report.traffic().refusals());
        json.put("refusalsInARow", report.traffic().refusalsInARow());
        json.put("cpuMs", report.use().subject().toMillis());
        json.put("databaseCpuMs", report.use().database().toMillis());
        json.put("platformCpuMs", report.use().platform().toMillis());
        json.put("processors", report.use().processors());
        json.put("machineUsed", report.use().share());
        json.put("machineStolen", report.use().stolenShare());
        json.put("heldUpBy", report.heldUpBy());
        json.put(
                "inFlightBySecond",
                report.traffic().inFlight().stream()
                        .map(pages -> Math.round(pages * PERCENT) / (double) PERCENT)
                        .toList());
        return json;
    }
}
