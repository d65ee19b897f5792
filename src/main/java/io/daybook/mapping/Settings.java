package io.daybook.mapping;

import io.daybook.mapping.YamlNode.Entry;
import io.daybook.mapping.YamlNode.Keyed;
import io.daybook.mapping.YamlNode.Sequence;
import io.daybook.mapping.YamlNode.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The named values at the head of a mapping file and their use as <code>{{name}}</code> in its texts: what differs from
 * account to account stands in one place.
 */
final class Settings {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}");

    private final Map<String, Entry> values = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Mistakes mistakes;

    private Settings(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The document with every placeholder replaced and without its settings. */
    static Keyed apply(Keyed document, Mistakes mistakes) {
        Settings settings = new Settings(mistakes);
        List<Entry> rest = new ArrayList<>();
        for (Entry entry : document.entries()) {
            if (entry.key().equals("settings")) {
                settings.read(entry.value());
            } else {
                rest.add(entry);
            }
        }
        List<Entry> replaced = rest.stream()
                .map(entry -> new Entry(entry.key(), entry.line(), settings.replace(entry.value())))
                .toList();
        settings.noteUnused();
        return new Keyed(replaced, document.line());
    }

    private void read(YamlNode node) {
        Entries.block("settings", node, mistakes).ifPresent(block -> {
            for (Entry entry : block.entries()) {
                if (!Names.valid(entry.key())) {
                    mistakes.add(entry.line(), "'" + entry.key() + "' is no name for a setting", Names.RULE);
                } else if (!(entry.value() instanceof Text text) || text.text().isBlank()) {
                    mistakes.add(entry.line(), "setting '" + entry.key() + "' is not a text", "write one value");
                    values.put(entry.key(), new Entry(entry.key(), entry.line(), new Text("", false, false, 1)));
                } else {
                    if (text.text().contains("{{")) {
                        mistakes.add(entry.line(), "a setting uses a setting", "write the value out");
                    }
                    values.put(entry.key(), entry);
                }
            }
        });
    }

    private YamlNode replace(YamlNode node) {
        if (node instanceof Keyed keyed) {
            return new Keyed(
                    keyed.entries().stream()
                            .map(entry -> new Entry(entry.key(), entry.line(), replace(entry.value())))
                            .toList(),
                    keyed.line());
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(sequence.items().stream().map(this::replace).toList(), sequence.line());
        }
        return replace((Text) node);
    }

    private Text replace(Text text) {
        if (!text.text().contains("{{")) {
            return text;
        }
        Matcher matcher = PLACEHOLDER.matcher(text.text());
        StringBuilder replaced = new StringBuilder();
        boolean plain = false;
        while (matcher.find()) {
            Text value = value(matcher.group(1).strip(), text.line());
            // A whole value keeps what it is in the settings, so that a switch can be a setting.
            plain = value.plain() && matcher.group().equals(text.text());
            matcher.appendReplacement(replaced, Matcher.quoteReplacement(value.text()));
        }
        matcher.appendTail(replaced);
        if (replaced.indexOf("{{") >= 0) {
            mistakes.add(text.line(), "'{{' is not closed", "write {{name}} with the name of a setting");
        }
        return new Text(replaced.toString(), plain, text.block(), text.line());
    }

    private Text value(String name, int line) {
        Entry entry = values.get(name);
        if (entry == null) {
            mistakes.add(
                    line,
                    "there is no setting '" + name + "'",
                    values.isEmpty()
                            ? "add 'settings:' with '" + name + ": …'"
                            : Spelling.instead(name, values.keySet()));
            return new Text(name, false, false, line);
        }
        used.add(name);
        return (Text) entry.value();
    }

    private void noteUnused() {
        values.forEach((name, entry) -> {
            if (!used.contains(name)) {
                mistakes.add(
                        entry.line(),
                        "setting '" + name + "' is used nowhere",
                        "use it as {{" + name + "}} or remove it");
            }
        });
    }
}
