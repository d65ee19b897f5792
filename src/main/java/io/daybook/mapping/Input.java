package io.daybook.mapping;

import java.util.List;
import java.util.Optional;

/** Where a column's value comes from: one field, or several of which the first present one counts. Immutable. */
final class Input {
    private final String column;
    private final List<AskedField> fields;
    private final int[] indexes;

    /** @param column how messages call the column, such as {@code lines.type} */
    Input(String column, List<AskedField> fields) {
        this.column = column;
        this.fields = List.copyOf(fields);
        this.indexes = fields.stream().mapToInt(AskedField::index).toArray();
    }

    /** The first present value, or {@code null}. An empty text is absent: that is what it means to the platforms. */
    String text(SourceRecord record) {
        for (int index : indexes) {
            String value = record.value(index);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    /** Name of the field whose value counts; empty where all are absent. */
    Optional<String> present(SourceRecord record) {
        return fields.stream()
                .filter(field -> {
                    String value = record.value(field.index());
                    return value != null && !value.isEmpty();
                })
                .map(AskedField::name)
                .findFirst();
    }

    /** Name of the field whose value counts, or of those that would. */
    String source(SourceRecord record) {
        return present(record).orElseGet(() -> absent());
    }

    /** @param why what is wrong with the value, such as {@code is no number} */
    RejectedException refusal(SourceRecord record, String why) {
        for (AskedField field : fields) {
            String value = record.value(field.index());
            if (value != null && !value.isEmpty()) {
                return new RejectedException(column + ": field " + field.name() + " " + Quoted.of(value) + " " + why);
            }
        }
        return new RejectedException(column + ": " + absent() + " " + why);
    }

    /** Such as {@code field email is absent}. */
    String absent() {
        List<String> names = fields.stream().map(AskedField::name).toList();
        return names.size() == 1
                ? "field " + names.get(0) + " is absent"
                : "fields " + String.join(", ", names) + " are absent";
    }

    String column() {
        return column;
    }

    List<AskedField> fields() {
        return fields;
    }
}
