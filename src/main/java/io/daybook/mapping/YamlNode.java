package io.daybook.mapping;

import java.util.List;

/** A value in a mapping file with the line it stands in, so that every mistake can say where it is. */
sealed interface YamlNode {
    /** From 1. */
    int line();

    /**
     * A single value.
     *
     * @param plain written without quotes, so that {@code true} is a switch and not a word
     * @param block written as a block below its key ({@code |} or {@code >}), so that its text begins one line later
     */
    record Text(String text, boolean plain, boolean block, int line) implements YamlNode {}

    record Sequence(List<YamlNode> items, int line) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A block of keys, in the file's order; no key is there twice. */
    record Keyed(List<Entry> entries, int line) implements YamlNode {
        public Keyed {
            entries = List.copyOf(entries);
        }
    }

    /** A key with its value. */
    record Entry(String key, int line, YamlNode value) {}
}
