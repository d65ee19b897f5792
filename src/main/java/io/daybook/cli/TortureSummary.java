package io.daybook.cli;

import io.daybook.torture.Checkpoint;
import io.daybook.torture.Difference;
import io.daybook.torture.TortureReport;
import io.daybook.torture.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a torture did and found, for people and as JSON. */
final class TortureSummary {
    private final Printer printer;
    private final int width;

    TortureSummary(Printer printer, int width) {
        this.printer = printer;
        this.width = width;
    }

    void print(TortureReport report, boolean asJson) {
        if (asJson) {
            printer.json(json(report));
            return;
        }
        printer.note("");
        facts(report);
        counts("operation", report.operations());
        counts("fault", report.faults());
        syncs(report);
        checkpoints(report);
        differences(report);
        printer.result("");
        printer.result(result(report));
    }

    private void facts(TortureReport report) {
        Table table = new Table(width, "torture", ">");
        table.row("seed", Long.toString(report.seed()));
        table.row("invoices at the beginning", Integer.toString(report.invoices()));
        table.row("intensity", report.intensity().name().toLowerCase(Locale.ROOT));
        table.row("seconds", Long.toString(report.ran().toSeconds()));
        table.row("steps of the history", Long.toString(report.steps()));
        table.row("server killed", Long.toString(report.kills()));
        table.row("server ended by itself", Long.toString(report.restarts()));
        table.row("PostgreSQL cut off", Long.toString(report.databaseStops()));
        table.row("Deauthorized and linked again", Long.toString(report.deauthorized()));
        table.row("rows compared", Long.toString(report.rowsCompared()));
        table.print(printer);
    }

    private void counts(String title, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            printer.result("");
            Table table = new Table(width, title, ">times");
            counts.forEach((name, count) -> table.row(name, count.toString()));
            table.print(printer);
        }
    }

    private void syncs(TortureReport report) {
        printer.result("");
        Table table = new Table(width, "data type", "syncs that ended");
        report.syncs()
                .forEach((dataType, states) -> table.row(
                        dataType,
                        states.entrySet().stream()
                                .map(state -> state.getValue() + " " + state.getKey())
                                .collect(Collectors.joining(", "))));
        table.print(printer);
    }

    private void checkpoints(TortureReport report) {
        printer.result("");
        Table table = new Table(
                width, "checkpoint", ">after step", ">syncs", ">rows", ">tombstones", ">letters", ">differences");
        int number = 0;
        for (Checkpoint checkpoint : report.checkpoints()) {
            Verdict verdict = checkpoint.verdict();
            table.row(
                    Integer.toString(++number),
                    Long.toString(checkpoint.afterSteps()),
                    Integer.toString(checkpoint.syncs()),
                    Long.toString(verdict.rows()),
                    Long.toString(verdict.tombstones()),
                    Long.toString(verdict.letters()),
                    Long.toString(verdict.total()));
        }
        table.print(printer);
    }

    private void differences(TortureReport report) {
        for (Checkpoint checkpoint : report.checkpoints()) {
            Verdict verdict = checkpoint.verdict();
            if (!verdict.equal()) {
                printer.result("");
                verdict.differences().forEach(difference -> printer.result(difference.toString()));
                long more = verdict.total() - verdict.differences().size();
                if (more > 0) {
                    printer.result("and " + more + " more");
                }
                printer.result(
                        checkpoint.healedBy() == 0
                                ? "They stayed after further syncs."
                                : "They were gone after " + checkpoint.healedBy()
                                        + " more syncs: noticed late, not lost.");
            }
        }
    }

    private static String result(TortureReport report) {
        String history = " History: " + report.history() + ", the server's log is beside it.";
        if (report.failure().isPresent()) {
            return "FAILED: " + report.failure().get() + "." + history;
        }
        if (report.stopped()) {
            return report.checkpoints().isEmpty()
                    ? "STOPPED before anything was compared."
                    : "STOPPED before its end; until then "
                            + (report.checkpoints().stream()
                                            .allMatch(each -> each.verdict().equal())
                                    ? "no difference."
                                    : "there were differences.");
        }
        return report.good()
                ? "NO DIFFERENCE: the ledger equalled the books at each checkpoint."
                : "DIFFERENT: the ledger is not what the books say. Repeat it with --seed " + report.seed() + "."
                        + history;
    }

    private static Map<String, Object> json(TortureReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seed", report.seed());
        json.put("good", report.good());
        json.put("stopped", report.stopped());
        report.failure().ifPresent(failure -> json.put("failure", failure));
        json.put("elapsedMs", report.ran().toMillis());
        json.put("invoices", report.invoices());
        json.put("intensity", report.intensity().name());
        json.put("steps", report.steps());
        json.put("operations", report.operations());
        json.put("faults", report.faults());
        json.put("kills", report.kills());
        json.put("databaseStops", report.databaseStops());
        json.put("restarts", report.restarts());
        json.put("deauthorized", report.deauthorized());
        json.put("syncs", report.syncs());
        json.put("rowsCompared", report.rowsCompared());
        json.put(
                "checkpoints",
                report.checkpoints().stream().map(TortureSummary::json).toList());
        return json;
    }

    private static Map<String, Object> json(Checkpoint checkpoint) {
        Verdict verdict = checkpoint.verdict();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("afterSteps", checkpoint.afterSteps());
        json.put("syncs", checkpoint.syncs());
        json.put("rows", verdict.rows());
        json.put("tombstones", verdict.tombstones());
        json.put("letters", verdict.letters());
        json.put("ignored", verdict.ignored());
        json.put("differences", verdict.total());
        json.put("healedBy", checkpoint.healedBy());
        List<Object> shown =
                verdict.differences().stream().map(TortureSummary::json).toList();
        json.put("first", shown);
        return json;
    }

    private static Object json(Difference difference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", difference.kind().name());
        json.put("where", difference.where());
        json.put("id", difference.id());
        json.put("column", difference.column());
        json.put("expected", difference.expected());
        json.put("found", difference.found());
        return json;
    }
}
