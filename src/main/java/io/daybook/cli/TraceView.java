package io.daybook.cli;

import io.daybook.lineage.Trace;
import io.daybook.lineage.Trace.Row;
import io.daybook.lineage.Trace.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A trace as it is shown: every value with the line that made it, and the record it came from. */
final class TraceView {
    /** A document with more lines than these lists them, and shows one in full when asked for it. */
    private static final int IN_FULL = 3;

    private static final int LONGEST_VALUE = 60;

    private final Trace trace;

    TraceView(Trace trace) {
        this.trace = trace;
    }

    void print(Printer printer, int width) {
        printer.result(trace.dataType() + " " + trace.document() + " - "
                + trace.connection().company() + ", " + trace.connection().label());
        trace.elsewhere().forEach(sentence -> TextWidth.wrapped(sentence, width).forEach(printer::result));
        if (trace.head().isEmpty()) {
            printer.result("The ledger has no row of it.");
        }
        trace.head().ifPresent(row -> print(printer, width, row));
        if (trace.lines().size() <= IN_FULL) {
            trace.lines().forEach(row -> print(printer, width, row));
        } else {
            list(printer, width);
        }
    }

    private static void print(Printer printer, int width, Row row) {
        printer.result("");
        printer.result("ledger." + row.table() + " " + row.originalId());
        printer.result("  mapping " + row.mappingVersion() + ", loaded " + row.loadedAt()
                + row.modified()
                        .map(at -> ", of the platform's version of " + at)
                        .orElse(""));
        printer.result("  " + page(row));
        row.deletedAt()
                .ifPresent(at -> printer.result(
                        "  tombstone since " + at + ": " + row.deletedBecause().orElse("?")));
        row.trouble().ifPresent(trouble -> TextWidth.wrapped(trouble.replaceAll("\\s+", " "), Math.max(40, width - 2))
                .forEach(line -> printer.result("  " + line)));
        printer.result("");
        Table values = new Table(width, "column", "value", ">mapping line", "made how");
        for (Value value : row.values()) {
            values.rowAnd(
                    value.pageGives()
                            .map(other -> "The page gives " + other + ": somebody changed the ledger by hand.")
                            .orElse(""),
                    value.column(),
                    shown(value.value()),
                    value.line() == 0 ? "" : Integer.toString(value.line()),
                    value.how());
        }
        values.print(printer);
        if (!row.record().isEmpty()) {
            printer.result("");
            Table record = new Table(width, "as it came", "value");
            row.record().forEach((field, value) -> record.row(field, shown(value)));
            record.print(printer);
        }
    }

    private static String page(Row row) {
        return row.page()
                .receivedAt()
                .map(at -> "page " + row.page().id() + " (" + row.page().mediaType() + ") of sync "
                        + row.page().syncId() + ", received " + at)
                .orElse("page " + row.page().id());
    }

    private void list(Printer printer, int width) {
        printer.result("");
        Table lines = new Table(width, "line", ">page", "mapping", "loaded", "tombstone", "type");
        for (Row row : trace.lines()) {
            lines.row(
                    row.originalId(),
                    row.page().id(),
                    row.mappingVersion(),
                    row.loadedAt(),
                    row.deletedBecause().orElse(""),
                    row.values().stream()
                            .filter(value -> value.column().equals("type"))
                            .map(value -> shown(value.value()))
                            .findFirst()
                            .orElse(""));
        }
        lines.print(printer);
        printer.note("One in full: daybook trace " + trace.dataType() + " " + trace.document() + " --line "
                + trace.lines().get(0).originalId());
    }

    /** On one line, and no longer than a table bears. */
    private static String shown(String value) {
        if (value == null) {
            return "-";
        }
        String line = value.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
    }

    /** Everything, values in full. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("connection", trace.connection().id());
        json.put("company", trace.connection().company());
        json.put("platform", trace.connection().platform());
        json.put("dataType", trace.dataType());
        json.put("document", trace.document());
        json.put("elsewhere", trace.elsewhere());
        trace.head().ifPresent(row -> json.put("head", json(row)));
        json.put("lines", trace.lines().stream().map(TraceView::json).toList());
        return json;
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("table", row.table());
        json.put("originalId", row.originalId());
        json.put("mappingVersion", row.mappingVersion());
        json.put("page", row.page().id());
        row.page().receivedAt().ifPresent(at -> {
            json.put("sync", row.page().syncId());
            json.put("receivedAt", at.toString());
        });
        row.modified().ifPresent(at -> json.put("sourceModifiedAt", at.toString()));
        json.put("loadedAt", row.loadedAt().toString());
        row.deletedAt().ifPresent(at -> json.put("deletedAt", at.toString()));
        row.deletedBecause().ifPresent(why -> json.put("deletedBecause", why));
        row.trouble().ifPresent(trouble -> json.put("trouble", trouble));
        json.put("values", values(row.values()));
        json.put("record", row.record());
        return json;
    }

    private static List<Object> values(List<Value> values) {
        return values.stream()
                .<Object>map(value -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("column", value.column());
                    json.put("value", value.value());
                    if (value.line() > 0) {
                        json.put("line", value.line());
                        json.put("how", value.how());
                    }
                    value.pageGives().ifPresent(other -> json.put("pageGives", other));
                    return json;
                })
                .toList();
    }
}
