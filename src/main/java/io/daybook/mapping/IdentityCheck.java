package io.daybook.mapping;

import io.daybook.mapping.Target.Table;
import java.util.List;
import java.util.Locale;

/**
 * Checks that a ledger row's {@code original_id} is the very key that the platform is asked by. Rows are compared with the
 * platform's keys, and marked as deleted, by this column: another number in it would delete the wrong ones.
 */
final class IdentityCheck {
    static final String COLUMN = "original_id";

    private final Asked asked;
    private final Mistakes mistakes;

    IdentityCheck(Asked asked, Mistakes mistakes) {
        this.asked = asked;
        this.mistakes = mistakes;
    }

    /**
     * @param part the key of {@code ask} that holds {@code expression}: {@code document} or {@code key}
     * @param section what the table's columns are made of
     */
    void check(Table table, SectionReader section, String part, String expression) {
        if (!(section.operation(COLUMN) instanceof Operation.CopyText copy)) {
            return; // absent or wrong by itself, which is among the mistakes
        }
        List<AskedField> fields = copy.input().fields();
        boolean same = fields.size() == 1
                && fields.get(0).kind() == AskedField.Kind.TEXT
                && normalised(expressionOf(fields.get(0))).equals(normalised(expression));
        if (same || expression.equals(AskReader.UNKNOWN)) {
            return;
        }
        String right = asked.fields().values().stream()
                .filter(field -> field.kind() == AskedField.Kind.TEXT
                        && normalised(expressionOf(field)).equals(normalised(expression)))
                .findFirst()
                .map(field -> "write '" + COLUMN + ": " + field.name() + "'")
                .orElse("ask for a field '<name>: " + expression + "' and write '" + COLUMN + ": <name>'");
        mistakes.add(
                section.line(COLUMN),
                "'" + COLUMN + "' of '" + table.section() + "' is not the " + part + " that is asked by, " + expression,
                right + ": rows are compared with the platform's keys, and marked as deleted, by it");
    }

    private String expressionOf(AskedField field) {
        return asked.question().fields().get(field.index()).expression();
    }

    private static String normalised(String expression) {
        return expression.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }
}
