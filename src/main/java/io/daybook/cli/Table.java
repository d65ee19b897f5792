package io.daybook.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for a terminal: columns as wide as their widest cell, numbers to the right. What is longer than a column bears
 * stands beneath its row, wrapped.
 */
final class Table {
    private static final String INDENT = "    ";

    private final int width;
    private final List<String> headings;
    private final List<Boolean> right;
    private final List<Row> rows = new ArrayList<>();

    private record Row(List<String> cells, String beneath) {}

    /**
     * @param width of the terminal in columns; what stands beneath a row is wrapped at it
     * @param headings of the columns; one that begins with {@code >} is aligned to the right
     */
    Table(int width, String... headings) {
        this.width = width;
        this.headings = List.of(headings).stream()
                .map(heading -> heading.replaceFirst("^>", ""))
                .toList();
        this.right = List.of(headings).stream()
                .map(heading -> heading.startsWith(">"))
                .toList();
    }

    Table row(Object... cells) {
        return rowAnd("", cells);
    }

    /** A row with a text of any length beneath it; nothing where that is empty. */
    Table rowAnd(String beneath, Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(new Row(row, beneath.strip().replaceAll("\\s+", " ")));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void print(Printer printer) {
        int[] widths = new int[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = TextWidth.of(headings.get(column));
            for (Row row : rows) {
                widths[column] =
                        Math.max(widths[column], TextWidth.of(row.cells().get(column)));
            }
        }
        printer.result(line(headings, widths));
        StringBuilder rule = new StringBuilder();
        for (int columns : widths) {
            rule.append(rule.isEmpty() ? "" : "  ").append("-".repeat(columns));
        }
        printer.result(rule.toString());
        for (Row row : rows) {
            printer.result(line(row.cells(), widths));
            if (!row.beneath().isEmpty()) {
                TextWidth.wrapped(row.beneath(), Math.max(40, width - INDENT.length()))
                        .forEach(line -> printer.result(INDENT + line));
            }
        }
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - TextWidth.of(cell));
            line.append(column == 0 ? "" : "  ").append(right.get(column) ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }
}
