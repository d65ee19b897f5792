package io.daybook.cli;

import io.daybook.bench.Spread;
import io.daybook.bench.WaitReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What small readings bear beside a back-fill, for people and as JSON. */
final class WaitSummary {
    private final Printer printer;
    private final int width;

    WaitSummary(Workplace workplace) {
        this.printer = workplace.printer();
        this.width = workplace.width();
    }

    void print(List<WaitReport> reports, boolean asJson) {
        if (asJson) {
            printer.json(Map.of("waits", reports.stream().map(WaitSummary::json).toList()));
            return;
        }
        printer.note("");
        Table table =
                new Table(width, ">requests at once", "milliseconds of", ">times", ">median", ">95 of 100", ">longest");
        for (WaitReport report : reports) {
            row(table, report, "a small reading, alone", report.alone());
            row(table, report, "a small reading, beside a back-fill", report.beside());
            row(table, report, "waiting for a slot, small readings", report.promptWaits());
            row(table, report, "waiting for a slot, back-fill", report.backfillWaits());
        }
        table.print(printer);
    }

    private static void row(Table table, WaitReport report, String what, Spread spread) {
        table.row(
                report.limit(),
                what,
                spread.count(),
                spread.median().toMillis(),
                spread.most95().toMillis(),
                spread.longest().toMillis());
    }

    private static Map<String, Object> json(WaitReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("limit", report.limit());
        json.put("slots", report.slots());
        json.put("pauseMs", report.pause().toMillis());
        json.put("backfillMs", report.backfill().toMillis());
        json.put("alone", json(report.alone()));
        json.put("beside", json(report.beside()));
        json.put("promptWaits", json(report.promptWaits()));
        json.put("backfillWaits", json(report.backfillWaits()));
        return json;
    }

    private static Map<String, Object> json(Spread spread) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", spread.count());
        json.put("medianMs", millis(spread.median()));
        json.put("most95Ms", millis(spread.most95()));
        json.put("longestMs", millis(spread.longest()));
        return json;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
