package io.daybook.mapping;

import io.daybook.mapping.Target.Column;
import io.daybook.mapping.Target.Table;
import io.daybook.mapping.Target.Type;
import io.daybook.mapping.YamlNode.Entry;
import io.daybook.mapping.YamlNode.Keyed;
import io.daybook.mapping.YamlNode.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and compiles one section of {@code become}: what a ledger table's columns are made of. */
final class SectionReader {
    private static final String CUSTOM = "custom";

    private final Table table;
    private final Asked asked;
    private final ConversionReader conversions;
    private final ClassificationCompiler classifications;
    private final IsoCurrencies currencies;
    private final Mistakes mistakes;

    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, Classification> classified = new LinkedHashMap<>();
    private final Map<String, Operation.CopyText> custom = new LinkedHashMap<>();
    /** Columns that have something, right or wrong. */
    private final List<String> given = new ArrayList<>();

    SectionReader(
            Table table,
            Asked asked,
            ClassificationCompiler classifications,
            IsoCurrencies currencies,
            Mistakes mistakes) {
        this.table = table;
        this.asked = asked;
        this.conversions = new ConversionReader(asked, currencies, mistakes);
        this.classifications = classifications;
        this.currencies = currencies;
        this.mistakes = mistakes;
    }

    Section read(YamlNode node) {
        Keyed block = Entries.block("'" + table.section() + "'", node, mistakes)
                .orElseGet(() -> new Keyed(List.of(), node.line()));
        Map<String, Entries> late = new LinkedHashMap<>();
        for (Entry entry : block.entries()) {
            int index = table.indexOf(entry.key());
            if (entry.key().equals(CUSTOM)) {
                custom(entry.value());
            } else if (index < 0) {
                List<String> names = new ArrayList<>(columnNames());
                names.add(CUSTOM);
                mistakes.add(
                        entry.line(),
                        "ledger table " + table.name() + " has no column '" + entry.key() + "'",
                        Spelling.instead(entry.key(), names) + "; a value without a column goes below 'custom'");
            } else {
                given.add(entry.key());
                column(table.columns().get(index), entry, late);
            }
        }
        // What speaks of other columns comes after them, in whatever order the file has them.
        Map<String, String> reasons = new LinkedHashMap<>();
        late.forEach((name, value) -> late(columnOf(name), value, reasons));
        for (Column column : table.columns()) {
            if (column.required() && !given.contains(column.name())) {
                mistakes.add(
                        block.line(),
                        "'" + table.section() + "' does not fill the column '" + column.name() + "'",
                        "add '" + column.name() + ": …': the ledger needs a value");
            }
        }
        return section(reasons);
    }

    /** What fills the column, or {@code null} where no operation does. */
    Operation operation(String column) {
        return operations.get(column);
    }

    List<String> columnNames() {
        return table.columns().stream().map(Column::name).toList();
    }

    private void column(Column column, Entry entry, Map<String, Entries> late) {
        String label = table.section() + "." + column.name();
        if (entry.value() instanceof Keyed keyed) {
            List<String> keys = keyed.entries().stream().map(Entry::key).toList();
            if (keys.contains("classify")) {
                classify(column, Entries.of("a classified column", keyed, Keys.CLASSIFIED, mistakes));
                return;
            }
            if (keys.contains("reasonOf")) {
                late.put(column.name(), Entries.of("a column with a reason", keyed, Keys.REASON, mistakes));
                return;
            }
            if (keys.contains("currencyOf")) {
                late.put(column.name(), Entries.of("a column with a currency", keyed, Keys.CURRENCY_OF, mistakes));
                return;
            }
        }
        conversions.read(label, column, entry.value()).ifPresent(made -> operations.put(column.name(), made));
    }

    private void classify(Column column, Entries use) {
        if (column.type() != Type.TEXT) {
            mistakes.add(
                    use.line(),
                    "a classification gives a text, column '" + column.name() + "' holds "
                            + ConversionReader.holds(column),
                    ConversionReader.example(column));
            return;
        }
        classifications.compile(table, column, use).ifPresent(made -> classified.put(column.name(), made));
    }

    private void late(Column column, Entries value, Map<String, String> reasons) {
        value.text("reasonOf").ifPresent(of -> {
            if (column.type() != Type.TEXT || !column.values().isEmpty()) {
                mistakes.add(
                        of.line(),
                        "a reason is a text, column '" + column.name() + "' holds " + ConversionReader.holds(column),
                        ConversionReader.example(column));
            } else if (classified.containsKey(of.text())) {
                reasons.put(of.text(), column.name());
            } else if (!given.contains(of.text()) || operations.containsKey(of.text())) {
                mistakes.add(
                        of.line(),
                        "'" + of.text() + "' is no classified column of '" + table.section() + "'",
                        classified.isEmpty()
                                ? "classify a column first: 'type: { classify: … }'"
                                : Spelling.instead(of.text(), classified.keySet()));
            }
        });
        value.text("currencyOf").ifPresent(of -> currencyOf(column, of));
    }

    private void currencyOf(Column column, Text of) {
        Operation amount = operations.get(of.text());
        if (column.type() != Type.CURRENCY) {
            mistakes.add(
                    of.line(),
                    "column '" + column.name() + "' holds " + ConversionReader.holds(column) + ", not a currency",
                    ConversionReader.example(column));
        } else if (amount instanceof Operation.ReadMoney money) {
            Input input = new Input(
                    table.section() + "." + column.name(), money.currency().fields());
            operations.put(column.name(), new Operation.CheckCurrency(input, currencies));
        } else if (amount != null || !given.contains(of.text())) {
            List<String> amounts = operations.entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof Operation.ReadMoney)
                    .map(Map.Entry::getKey)
                    .toList();
            mistakes.add(
                    of.line(),
                    "'" + of.text() + "' is no money column of '" + table.section() + "'",
                    amounts.isEmpty()
                            ? "fill an amount first: '{ from: …, as: money }'"
                            : Spelling.instead(of.text(), amounts));
        }
    }

    private void custom(YamlNode node) {
        Entries.block("'custom'", node, mistakes).ifPresent(block -> {
            for (Entry entry : block.entries()) {
                String label = table.section() + ".custom." + entry.key();
                if (!Names.valid(entry.key())) {
                    mistakes.add(entry.line(), "'" + entry.key() + "' is no name for a custom value", Names.RULE);
                }
                conversions.copied(label, entry.value()).ifPresent(copy -> custom.put(entry.key(), copy));
            }
        });
    }

    private Column columnOf(String name) {
        return table.columns().get(table.indexOf(name));
    }

    private Section section(Map<String, String> reasons) {
        List<Section.Cell> mapped = new ArrayList<>();
        List<Section.Cell> money = new ArrayList<>();
        List<Operation.Choose> choices = new ArrayList<>();
        operations.forEach((name, operation) -> {
            Section.Cell cell =
                    new Section.Cell(table.indexOf(name), columnOf(name).required(), operation);
            boolean late = operation instanceof Operation.ReadMoney || operation instanceof Operation.CheckCurrency;
            (late ? money : mapped).add(cell);
            if (operation instanceof Operation.Choose choice && choice.leavesOut()) {
                choices.add(choice);
            }
        });
        List<Section.Classified> decided = new ArrayList<>();
        classified.forEach((name, classification) -> {
            String reason = reasons.get(name);
            int reasonIndex = reason == null ? -1 : table.indexOf(reason);
            decided.add(new Section.Classified(table.indexOf(name), reasonIndex, classification));
        });
        return new Section(
                table.columns().size(),
                List.copyOf(mapped),
                List.copyOf(decided),
                List.copyOf(money),
                List.copyOf(choices),
                Collections.unmodifiableMap(custom));
    }
}
