package io.daybook.mapping;

import io.daybook.mapping.YamlNode.Entry;
import io.daybook.mapping.YamlNode.Keyed;
import io.daybook.mapping.YamlNode.Sequence;
import io.daybook.mapping.YamlNode.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A block of known keys; whatever does not fit is noted as a mistake and then treated as absent. */
final class Entries {
    private final String what;
    private final Keyed block;
    private final Mistakes mistakes;

    private Entries(String what, Keyed block, Mistakes mistakes) {
        this.what = what;
        this.block = block;
        this.mistakes = mistakes;
    }

    /**
     * @param what how messages call the block, such as {@code ask}
     * @param keys the keys it may have
     */
    static Entries of(String what, YamlNode node, Collection<String> keys, Mistakes mistakes) {
        Keyed block = block(what, node, mistakes).orElseGet(() -> new Keyed(List.of(), node.line()));
        for (Entry entry : block.entries()) {
            if (!keys.contains(entry.key())) {
                mistakes.add(
                        entry.line(),
                        "'" + entry.key() + "' is no key of " + what,
                        Spelling.instead(entry.key(), keys));
            }
        }
        return new Entries(what, block, mistakes);
    }

    /** A block whose keys are the file's own, such as names of settings. */
    static Optional<Keyed> block(String what, YamlNode node, Mistakes mistakes) {
        if (node instanceof Keyed keyed) {
            return Optional.of(keyed);
        }
        mistakes.add(node.line(), what + " is not a block of keys", "write 'key: value' lines below it, indented");
        return Optional.empty();
    }

    int line() {
        return block.line();
    }

    boolean has(String key) {
        return node(key).isPresent();
    }

    Optional<YamlNode> node(String key) {
        for (Entry entry : block.entries()) {
            if (entry.key().equals(key)) {
                return Optional.of(entry.value());
            }
        }
        return Optional.empty();
    }

    /** The key's value; its absence is a mistake. */
    Optional<YamlNode> needed(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            mistakes.add(line(), what + " has no '" + key + "'", "add '" + key + ": …'");
        }
        return node;
    }

    Optional<Text> text(String key) {
        return node(key).flatMap(node -> text(key, node));
    }

    Optional<Text> neededText(String key) {
        return needed(key).flatMap(node -> text(key, node));
    }

    /** One text or a list of them; empty where the key is absent. */
    List<Text> texts(String key) {
        List<Text> texts = new ArrayList<>();
        oneOrMore(key).forEach(item -> text(key, item).ifPresent(texts::add));
        return texts;
    }

    /** One value or the items of a list, of whatever kind; empty where the key is absent. */
    List<YamlNode> oneOrMore(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof Sequence sequence)) {
            return List.of(node.get());
        }
        if (sequence.items().isEmpty()) {
            mistakes.add(sequence.line(), "'" + key + "' is an empty list", "give it at least one item");
        }
        return sequence.items();
    }

    /** An item of {@link #oneOrMore} that must be a text. */
    Optional<Text> single(String key, YamlNode item) {
        return text(key, item);
    }

    /** The items of a list; empty where the key is absent. */
    List<YamlNode> items(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Sequence sequence) {
            return sequence.items();
        }
        mistakes.add(node.get().line(), "'" + key + "' is not a list", "write its items below it as '- …' lines");
        return List.of();
    }

    /** {@code true} or {@code false}; absent is false. */
    boolean flag(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            return false;
        }
        if (node.get() instanceof Text text && text.plain()) {
            if (text.text().equals("true")) {
                return true;
            }
            if (text.text().equals("false")) {
                return false;
            }
        }
        mistakes.add(node.get().line(), "'" + key + "' is a switch", "write '" + key + ": true' or leave it out");
        return false;
    }

    private Optional<Text> text(String key, YamlNode node) {
        if (node instanceof Text text && !text.text().isBlank()) {
            return Optional.of(text);
        }
        String is = node instanceof Text ? " has no value" : " is not a single text";
        mistakes.add(node.line(), "'" + key + "' of " + what + is, "write '" + key + ": …' with a text");
        return Optional.empty();
    }
}
