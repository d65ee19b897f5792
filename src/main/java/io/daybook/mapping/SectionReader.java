package io.daybook.mapping;

import io.daybook.mapping.Target.Column;
import io.daybook.mapping.Target.Table;
import io.daybook.mapping.YamlNode.Entry;
import io.daybook.mapping.YamlNode.Keyed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and compiles one section of {@code become}: what a ledger table's columns are made of. */
final class SectionReader {
    private static final String CUSTOM = "custom";

    private final Table table;
    private final ConversionReader conversions;
    private final DerivedColumns derived;
    private final Mistakes mistakes;

    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, Section.Custom> custom = new LinkedHashMap<>();
    /** Columns that have something, right or wrong, with their lines. */
    private final Map<String, Integer> given = new LinkedHashMap<>();

    SectionReader(
            Table table,
            Asked asked,
            ClassificationCompiler classifications,
            IsoCurrencies currencies,
            Mistakes mistakes) {
        this.table = table;
        this.conversions = new ConversionReader(asked, currencies, mistakes);
        this.derived = new DerivedColumns(table, classifications, currencies, mistakes);
        this.mistakes = mistakes;
    }

    Section read(YamlNode node) {
        Keyed block = Entries.block("'" + table.section() + "'", node, mistakes)
                .orElseGet(() -> new Keyed(List.of(), node.line()));
        for (Entry entry : block.entries()) {
            int index = table.indexOf(entry.key());
            if (entry.key().equals(CUSTOM)) {
                custom(entry.value());
            } else if (index < 0) {
                unknown(entry);
            } else {
                given.put(entry.key(), entry.line());
                column(table.columns().get(index), entry.value());
            }
        }
        // What speaks of other columns comes after them, in whatever order the file has them.
        derived.resolve(given.keySet(), operations);
        for (Column column : table.columns()) {
            if (column.required() && !given.containsKey(column.name())) {
                mistakes.add(
                        block.line(),
                        "'" + table.section() + "' does not fill the column '" + column.name() + "'",
                        "add '" + column.name() + ": …': the ledger needs a value");
            }
        }
        return compiled();
    }

    /** What fills the column, or {@code null} where no operation does. */
    Operation operation(String column) {
        return operations.get(column);
    }

    /** Where the file fills the column. */
    int line(String column) {
        return given.get(column);
    }

    /** The section's name in the file. */
    String section() {
        return table.section();
    }

    List<String> columnNames() {
        return table.columns().stream().map(Column::name).toList();
    }

    private void column(Column column, YamlNode value) {
        String label = table.section() + "." + column.name();
        if (value instanceof Keyed keyed && derived.takes(column, keyed)) {
            return;
        }
        conversions
                .read(label, column, value)
                .ifPresentOrElse(made -> operations.put(column.name(), made), () -> derived.isBroken(column.name()));
    }

    private void unknown(Entry entry) {
        List<String> names = new ArrayList<>(columnNames());
        names.add(CUSTOM);
        mistakes.add(
                entry.line(),
                "ledger table " + table.name() + " has no column '" + entry.key() + "'",
                Spelling.instead(entry.key(), names) + "; a value without a column goes below 'custom'");
    }

    private void custom(YamlNode node) {
        Entries.block("'custom'", node, mistakes).ifPresent(block -> {
            for (Entry entry : block.entries()) {
                String label = table.section() + ".custom." + entry.key();
                if (!Names.valid(entry.key())) {
                    mistakes.add(entry.line(), "'" + entry.key() + "' is no name for a custom value", Names.RULE);
                }
                conversions
                        .copied(label, entry.value())
                        .ifPresent(copy -> custom.put(entry.key(), new Section.Custom(entry.line(), copy)));
            }
        });
    }

    private Section compiled() {
        List<Section.Cell> mapped = new ArrayList<>();
        List<Section.Cell> money = new ArrayList<>();
        List<Operation.Choose> choices = new ArrayList<>();
        operations.forEach((name, operation) -> {
            int index = table.indexOf(name);
            Section.Cell cell =
                    new Section.Cell(index, table.columns().get(index).required(), operation, line(name));
            boolean late = operation instanceof Operation.ReadMoney || operation instanceof Operation.CheckCurrency;
            (late ? money : mapped).add(cell);
            if (operation instanceof Operation.Choose choice && choice.leavesOut()) {
                choices.add(choice);
            }
        });
        return new Section(
                table.columns().size(),
                List.copyOf(mapped),
                derived.classified(given),
                List.copyOf(money),
                List.copyOf(choices),
                Collections.unmodifiableMap(custom));
    }
}
