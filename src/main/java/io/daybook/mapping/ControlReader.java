package io.daybook.mapping;

import io.daybook.mapping.YamlNode.Keyed;
import io.daybook.mapping.YamlNode.Text;
import java.util.List;
import java.util.Optional;

/** Reads the {@code control} part of a mapping file: a column, or columns for amount and status. */
final class ControlReader {
    private final SectionReader head;
    private final SectionReader records;
    private final Mistakes mistakes;

    /**
     * @param head the documents' columns
     * @param records the records' columns; the same where documents have no lines
     */
    ControlReader(SectionReader head, SectionReader records, Mistakes mistakes) {
        this.head = head;
        this.records = records;
        this.mistakes = mistakes;
    }

    /** @param file with or without the part */
    Optional<Question.Control> read(Entries file) {
        Optional<YamlNode> node = file.node("control");
        if (node.isEmpty() || !(node.get() instanceof Keyed)) {
            return file.text("control").flatMap(column -> control(column, Optional.empty()));
        }
        Entries control = Entries.of("control", node.get(), Keys.CONTROL, mistakes);
        Optional<String> status = control.text("status").flatMap(this::status);
        return control.neededText("amount").flatMap(column -> control(column, status));
    }

    private Optional<Question.Control> control(Text column, Optional<String> status) {
        if (records.operation(column.text()) instanceof Operation.ReadMoney money) {
            List<AskedField> currency = money.currency().fields();
            if (currency.size() == 1) {
                return Optional.of(new Question.Control(
                        money.input().fields().get(0).name(), currency.get(0).name(), money.invert(), status));
            }
            mistakes.add(
                    column.line(),
                    "the amount of '" + column.text() + "' has its currency in several fields",
                    "count a column whose amount has its currency in one: the platform sums by it");
        } else {
            mistakes.add(
                    column.line(),
                    "'" + column.text() + "' is no column with money",
                    "name a column that is filled 'as: money', or: "
                            + Spelling.instead(column.text(), records.columnNames()));
        }
        return Optional.empty();
    }

    private Optional<String> status(Text column) {
        if (head.operation(column.text()) instanceof Operation.CopyText copy
                && copy.input().fields().size() == 1
                && copy.input().fields().get(0).kind() == AskedField.Kind.TEXT) {
            return Optional.of(copy.input().fields().get(0).name());
        }
        String section = head.section();
        mistakes.add(
                column.line(),
                "'" + column.text() + "' is no column of '" + section + "' that keeps the platform's own status",
                "name a column of '" + section + "' that copies one field as it is, such as 'source_status: status'");
        return Optional.empty();
    }
}
