package io.daybook.mapping;

import io.daybook.mapping.Operation.Choose.Otherwise;
import io.daybook.mapping.Target.Column;
import io.daybook.mapping.YamlNode.Entry;
import io.daybook.mapping.YamlNode.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the choices of a column and what becomes of other values. */
final class ChoiceReader {
    private final Mistakes mistakes;

    ChoiceReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    Operation.Choose read(Input input, Column column, Entries value) {
        Map<String, String> choices = new LinkedHashMap<>();
        value.needed("choices")
                .flatMap(node -> Entries.block("'choices'", node, mistakes))
                .ifPresent(block -> {
                    if (block.entries().isEmpty()) {
                        mistakes.add(block.line(), "there are no choices", "write '<value>: <ledger word>' lines");
                    }
                    for (Entry entry : block.entries()) {
                        if (entry.value() instanceof Text word && !word.text().isBlank()) {
                            checkAllowed(column, word);
                            choices.put(entry.key(), word.text());
                        } else {
                            mistakes.add(
                                    entry.line(), "choice '" + entry.key() + "' has no word", ColumnHint.holds(column));
                        }
                    }
                });
        Otherwise otherwise = new Otherwise.Reject();
        Optional<Text> given = value.text("otherwise");
        if (given.isPresent()) {
            switch (given.get().text()) {
                case "ignore" -> otherwise = new Otherwise.Ignore();
                case "reject" -> otherwise = new Otherwise.Reject();
                default -> {
                    checkAllowed(column, given.get(), "ignore", "reject");
                    otherwise = new Otherwise.Is(given.get().text());
                }
            }
        }
        return new Operation.Choose(input, choices, otherwise);
    }

    private void checkAllowed(Column column, Text word, String... also) {
        if (column.values().isEmpty() || column.values().contains(word.text())) {
            return;
        }
        List<String> allowed = new ArrayList<>(column.values());
        allowed.addAll(List.of(also));
        mistakes.add(
                word.line(),
                "column '" + column.name() + "' cannot be '" + word.text() + "'",
                Spelling.instead(word.text(), allowed));
    }
}
