package io.daybook.cli;

import io.daybook.bench.IdleReport;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What nothing new costs, for people and as JSON. */
final class IdleSummary {
    private static final double MEBIBYTE = 1024 * 1024;
    private static final int PERCENT = 100;
    private static final double MILLISECONDS = 1000;

    private final Printer printer;
    private final int width;

    IdleSummary(Workplace workplace) {
        this.printer = workplace.printer();
        this.width = workplace.width();
    }

    void print(IdleReport report, boolean asJson) {
        if (asJson) {
            printer.json(json(report));
            return;
        }
        printer.note("");
        printer.result(
                report.connections() + " connections of four data types, each looked at every minute, nothing new");
        Table table = new Table(width, "figure", ">value");
        table.row("measured, min", text("%.1f", report.elapsed().toMillis() / MILLISECONDS / 60));
        table.row("CPU, % of one core", text("%.1f", report.core() * PERCENT));
        table.row("CPU of a connection, ms", text("%.2f", report.cpuMillisOfConnection()));
        table.row("PostgreSQL's CPU, % of one core", text("%.1f", report.databaseCore() * PERCENT));
        table.row(
                "heap after collection, MB, start", text("%.1f", report.start().heap() / MEBIBYTE));
        table.row("heap after collection, MB, end", text("%.1f", report.end().heap() / MEBIBYTE));
        table.row("resident, MB, start", text("%.0f", report.start().resident() / MEBIBYTE));
        table.row("resident, MB, end", text("%.0f", report.end().resident() / MEBIBYTE));
        table.row("requests a minute", text("%,.0f", report.requestsPerMinute()));
        table.row("data types looked at", text("%,d", report.looked()));
        table.row("syncs among them (proof due)", text("%,d", report.syncs()));
        table.row("longest round, s", text("%.1f", report.longestRound().toMillis() / MILLISECONDS));
        table.print(printer);
    }

    private static String text(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static Map<String, Object> json(IdleReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("connections", report.connections());
        json.put("elapsedMs", report.elapsed().toMillis());
        json.put("cpuMs", report.cpu().toMillis());
        json.put("core", report.core());
        json.put("cpuMsOfConnection", report.cpuMillisOfConnection());
        json.put("databaseCpuMs", report.databaseCpu().toMillis());
        json.put("databaseCore", report.databaseCore());
        json.put("heapAfterCollectionStart", report.start().heap());
        json.put("heapAfterCollectionEnd", report.end().heap());
        json.put("residentStart", report.start().resident());
        json.put("residentEnd", report.end().resident());
        json.put("requests", report.requests());
        json.put("requestsPerMinute", report.requestsPerMinute());
        json.put("looked", report.looked());
        json.put("syncs", report.syncs());
        json.put(
                "roundsMs",
                report.rounds().stream().map(round -> round.toMillis()).toList());
        return Map.of("idle", json);
    }
}
