package io.daybook.mapping;

import io.daybook.mapping.Target.Column;
import io.daybook.mapping.Target.Table;
import io.daybook.mapping.Target.Type;
import io.daybook.mapping.YamlNode.Entry;
import io.daybook.mapping.YamlNode.Keyed;
import io.daybook.mapping.YamlNode.Text;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a section that are made of other columns: classified ones, their reasons, and the currencies of amounts.
 * They are resolved when all others are read.
 */
final class DerivedColumns {
    private final Table table;
    private final ClassificationCompiler classifications;
    private final IsoCurrencies currencies;
    private final Mistakes mistakes;

    private final Map<Column, Entries> uses = new LinkedHashMap<>();
    private final Map<Column, Text> reasons = new LinkedHashMap<>();
    private final Map<Column, Text> amounts = new LinkedHashMap<>();
    /** Columns whose value is a mistake of its own: what speaks of them is not another one. */
    private final Set<String> broken = new HashSet<>();

    private final Map<String, Classification> classified = new LinkedHashMap<>();
    private final Map<String, String> reasonColumns = new LinkedHashMap<>();

    DerivedColumns(Table table, ClassificationCompiler classifications, IsoCurrencies currencies, Mistakes mistakes) {
        this.table = table;
        this.classifications = classifications;
        this.currencies = currencies;
        this.mistakes = mistakes;
    }

    /** Notes that a column's value is wrong by itself. */
    void isBroken(String column) {
        broken.add(column);
    }

    /** Takes the value, where it is one of these. */
    boolean takes(Column column, Keyed value) {
        List<String> keys = value.entries().stream().map(Entry::key).toList();
        if (keys.contains("classify")) {
            uses.put(column, Entries.of("a classified column", value, Keys.CLASSIFIED, mistakes));
        } else if (keys.contains("reasonOf")) {
            Entries.of("a column with a reason", value, Keys.REASON, mistakes)
                    .text("reasonOf")
                    .ifPresent(of -> reasons.put(column, of));
        } else if (keys.contains("currencyOf")) {
            Entries.of("a column with a currency", value, Keys.CURRENCY_OF, mistakes)
                    .text("currencyOf")
                    .ifPresent(of -> amounts.put(column, of));
        } else {
            return false;
        }
        return true;
    }

    /**
     * @param given columns that have something
     * @param operations what the others are filled by; gets the currencies
     */
    void resolve(Collection<String> given, Map<String, Operation> operations) {
        uses.forEach((column, use) -> classify(column, use, given));
        reasons.forEach(this::reason);
        amounts.forEach((column, of) -> currency(column, of, operations));
    }

    /** @param lines of the file by column */
    List<Section.Classified> classified(Map<String, Integer> lines) {
        return classified.entrySet().stream()
                .map(entry -> {
                    String reason = reasonColumns.get(entry.getKey());
                    int reasonIndex = reason == null ? -1 : table.indexOf(reason);
                    return new Section.Classified(
                            table.indexOf(entry.getKey()),
                            reasonIndex,
                            entry.getValue(),
                            lines.get(entry.getKey()),
                            reason == null ? 0 : lines.get(reason));
                })
                .toList();
    }

    private void classify(Column column, Entries use, Collection<String> given) {
        if (column.type() != Type.TEXT) {
            refuse(use.line(), "a classification gives a text", column);
            broken.add(column.name());
            return;
        }
        classifications
                .compile(table, column, use, given)
                .ifPresentOrElse(made -> classified.put(column.name(), made), () -> broken.add(column.name()));
    }

    private void reason(Column column, Text of) {
        if (column.type() != Type.TEXT || !column.values().isEmpty()) {
            refuse(of.line(), "a reason is a text", column);
        } else if (classified.containsKey(of.text())) {
            String first = reasonColumns.putIfAbsent(of.text(), column.name());
            if (first != null) {
                mistakes.add(of.line(), "the reason of '" + of.text() + "' is kept in '" + first + "'", "keep one");
            }
        } else if (!broken.contains(of.text())) {
            mistakes.add(
                    of.line(),
                    "'" + of.text() + "' is no classified column of '" + table.section() + "'",
                    classified.isEmpty()
                            ? "classify a column first: 'type: { classify: … }'"
                            : Spelling.instead(of.text(), classified.keySet()));
        }
    }

    private void currency(Column column, Text of, Map<String, Operation> operations) {
        if (column.type() != Type.CURRENCY) {
            refuse(of.line(), "a currency is no other value", column);
        } else if (operations.get(of.text()) instanceof Operation.ReadMoney money) {
            String label = table.section() + "." + column.name();
            Input input = new Input(label, money.currency().fields());
            operations.put(column.name(), new Operation.CheckCurrency(input, currencies));
        } else if (!broken.contains(of.text())) {
            List<String> money = operations.entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof Operation.ReadMoney)
                    .map(Map.Entry::getKey)
                    .toList();
            mistakes.add(
                    of.line(),
                    "'" + of.text() + "' is no money column of '" + table.section() + "'",
                    money.isEmpty()
                            ? "fill an amount first: '{ from: …, as: money }'"
                            : Spelling.instead(of.text(), money));
        }
    }

    private void refuse(int line, String what, Column column) {
        mistakes.add(
                line,
                what + ", column '" + column.name() + "' holds " + ColumnHint.holds(column),
                ColumnHint.example(column));
    }
}
