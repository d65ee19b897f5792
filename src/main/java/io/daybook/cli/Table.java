package io.daybook.cli;

import java.util.ArrayList;
import java.util.List;

/** A table for a terminal: columns as wide as their widest cell, numbers to the right. */
final class Table {
    private final List<String> headings;
    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param headings of the columns; one that begins with {@code >} is aligned to the right */
    Table(String... headings) {
        this.headings = List.of(headings).stream()
                .map(heading -> heading.replaceFirst("^>", ""))
                .toList();
        this.right = List.of(headings).stream()
                .map(heading -> heading.startsWith(">"))
                .toList();
    }

    Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void print(Printer printer) {
        int[] widths = new int[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = width(headings.get(column));
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        printer.result(line(headings, widths));
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
            rule.append(rule.isEmpty() ? "" : "  ").append("-".repeat(width));
        }
        printer.result(rule.toString());
        rows.forEach(row -> printer.result(line(row, widths)));
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - width(cell));
            line.append(column == 0 ? "" : "  ").append(right.get(column) ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    /** How many terminal columns a text takes, roughly: wide (East Asian) characters take two. */
    private static int width(String text) {
        return text.codePoints()
                .map(point -> Character.getType(point) == Character.NON_SPACING_MARK
                        ? 0
                        : Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN
                                        || Character.UnicodeScript.of(point) == Character.UnicodeScript.HIRAGANA
                                        || Character.UnicodeScript.of(point) == Character.UnicodeScript.KATAKANA
                                        || Character.UnicodeScript.of(point) == Character.UnicodeScript.HANGUL
                                ? 2
                                : 1)
                .sum();
    }
}
