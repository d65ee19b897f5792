package io.daybook.mapping;

import io.daybook.mapping.Target.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How one ledger table's row is made of a record. Immutable and thread-safe.
 *
 * @param width columns of the row
 * @param mapped columns that the step map fills
 * @param classified columns that the step classify fills
 * @param money columns that the step currency fills
 * @param choices those of {@code mapped} that may leave the document out
 * @param custom fields kept beside the columns, by name
 */
record Section(
        int width,
        List<Cell> mapped,
        List<Classified> classified,
        List<Cell> money,
        List<Operation.Choose> choices,
        Map<String, Custom> custom) {
    /**
     * A field kept beside the columns.
     *
     * @param line of the file
     */
    record Custom(int line, Operation.CopyText copy) {}

    /**
     * A column with its operation.
     *
     * @param index position in the row
     * @param required an absent value rejects the record
     * @param line of the file
     */
    record Cell(int index, boolean required, Operation operation, int line) {
        void fill(SourceRecord record, Object[] row) {
            Object value = operation.value(record);
            if (value == null && required) {
                Input input = operation.input();
                throw new RejectedException(input.column() + ": " + input.absent() + " and the ledger needs a value");
            }
            row[index] = value;
        }
    }

    /**
     * A classified column.
     *
     * @param index position in the row
     * @param reasonIndex position of the column that keeps which rule decided, or -1
     * @param line of the file
     * @param reasonLine of the file, of the column that keeps which rule decided
     */
    record Classified(int index, int reasonIndex, Classification classification, int line, int reasonLine) {
        void fill(SourceRecord record, Object[] row) {
            Classification.Decision decision = classification.decide(record, row);
            row[index] = decision.value();
            if (reasonIndex >= 0) {
                row[reasonIndex] = decision.reason();
            }
        }
    }

    /** Why the record's document is left out, or {@code null}. */
    String ignored(SourceRecord record) {
        for (Operation.Choose choice : choices) {
            String why = choice.ignored(record);
            if (why != null) {
                return why;
            }
        }
        return null;
    }

    Object[] map(SourceRecord record) {
        Object[] row = new Object[width];
        for (Cell cell : mapped) {
            cell.fill(record, row);
        }
        return row;
    }

    Map<String, String> custom(SourceRecord record) {
        if (custom.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        custom.forEach((name, field) -> {
            String value = field.copy().value(record);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    /** How each value is made, by column. */
    List<Made> explain(Table table, SourceRecord record) {
        Map<Integer, Made> made = new TreeMap<>();
        Stream.concat(mapped.stream(), money.stream())
                .forEach(cell -> made.put(
                        cell.index(),
                        made(table, table.columns().get(cell.index()).name(), cell.line(), cell.operation(), record)));
        for (Classified column : classified) {
            Classification.Decision decision = column.classification().decide(record, map(record));
            String name = table.columns().get(column.index()).name();
            made.put(
                    column.index(),
                    new Made(
                            table.name(),
                            name,
                            column.line(),
                            "classified by line " + decision.line() + ", " + decision.reason(),
                            ""));
            if (column.reasonIndex() >= 0) {
                String reason = table.columns().get(column.reasonIndex()).name();
                made.put(
                        column.reasonIndex(),
                        new Made(table.name(), reason, column.reasonLine(), "reason of " + name, ""));
            }
        }
        List<Made> all = new ArrayList<>(made.values());
        custom.forEach((name, field) -> all.add(made(table, "custom." + name, field.line(), field.copy(), record)));
        return all;
    }

    private static Made made(Table table, String column, int line, Operation operation, SourceRecord record) {
        return new Made(
                table.name(),
                column,
                line,
                "= " + operation.how(record),
                operation.input().present(record).orElse(""));
    }

    void classify(SourceRecord record, Object[] row) {
        for (Classified column : classified) {
            column.fill(record, row);
        }
    }

    void currency(SourceRecord record, Object[] row) {
        for (Cell cell : money) {
            cell.fill(record, row);
        }
    }
}
