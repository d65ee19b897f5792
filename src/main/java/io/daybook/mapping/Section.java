package io.daybook.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, Operation.CopyText> custom) {

    /**
     * A column with its operation.
     *
     * @param index position in the row
     * @param required an absent value rejects the record
     */
    record Cell(int index, boolean required, Operation operation) {
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
     */
    record Classified(int index, int reasonIndex, Classification classification) {
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
        custom.forEach((name, copy) -> {
            String value = copy.value(record);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
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
