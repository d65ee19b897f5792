package io.daybook.mapping;

import io.daybook.mapping.YamlNode.Entry;
import io.daybook.mapping.YamlNode.Keyed;
import io.daybook.mapping.YamlNode.Sequence;
import io.daybook.mapping.YamlNode.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 into {@link YamlNode}s from the parser's events: nothing is constructed, and whatever is more than plain
 * keys, lists and texts (tags, anchors, several documents) is a mistake, because a reader of the books' rules should not
 * have to know it.
 */
final class YamlReader {
    private static final int DEEPEST = 20;

    private final String text;
    private final Mistakes mistakes;
    private Iterator<Event> events;

    YamlReader(String text, Mistakes mistakes) {
        this.text = text;
        this.mistakes = mistakes;
    }

    /** The document, or empty where there is none or its syntax is broken, which is then among the mistakes. */
    Optional<YamlNode> read() {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(text.length() + 1).build();
        try {
            events = new Parse(settings).parseString(text).iterator();
            events.next();
            Event start = events.next();
            if (!(start instanceof DocumentStartEvent)) {
                return empty();
            }
            YamlNode root = node(events.next(), 0);
            events.next();
            Event end = events.next();
            if (end instanceof DocumentStartEvent) {
                mistakes.add(line(end), "a second document begins", "one file is one mapping: remove the '---'");
            }
            return root instanceof Text blank && blank.text().isBlank() ? empty() : Optional.of(root);
        } catch (TooDeep tooDeep) {
            mistakes.add(tooDeep.line, "values are nested deeper than " + DEEPEST, "a mapping needs 4 levels");
        } catch (MarkedYamlEngineException broken) {
            mistakes.add(lineOf(broken), "broken YAML: " + broken.getProblem(), remedy(broken));
        } catch (ReaderException broken) {
            int line = 1
                    + (int) text.codePoints()
                            .limit(broken.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            String code = String.format("U+%04X", broken.getCodePoint());
            mistakes.add(line, "the character " + code + " is not allowed in YAML", "remove it");
        } catch (YamlEngineException broken) {
            mistakes.add(1, "broken YAML: " + broken.getMessage(), "correct the syntax");
        }
        return Optional.empty();
    }

    private Optional<YamlNode> empty() {
        mistakes.add(1, "the file is empty", "begin with 'dataType: …'; see docs/mapping.md");
        return Optional.empty();
    }

    private YamlNode node(Event event, int depth) {
        int line = line(event);
        if (depth > DEEPEST) {
            throw new TooDeep(line);
        }
        refuseMagic(event, line);
        if (event instanceof ScalarEvent scalar) {
            return new Text(scalar.getValue(), scalar.isPlain(), scalar.isLiteral() || scalar.isFolded(), line);
        }
        if (event instanceof MappingStartEvent) {
            return keyed(line, depth);
        }
        if (event instanceof CollectionStartEvent) {
            List<YamlNode> items = new ArrayList<>();
            for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
                items.add(node(next, depth + 1));
            }
            return new Sequence(items, line);
        }
        return new Text("", true, false, line);
    }

    private Keyed keyed(int line, int depth) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            int keyLine = line(next);
            YamlNode key = node(next, depth + 1);
            YamlNode value = node(events.next(), depth + 1);
            if (!(key instanceof Text name)) {
                mistakes.add(keyLine, "a key is a block or a list", "put a {{setting}} in quotes: \"{{setting}}\"");
                continue;
            }
            Integer first = seen.putIfAbsent(name.text(), keyLine);
            if (first == null) {
                entries.add(new Entry(name.text(), keyLine, value));
            } else {
                mistakes.add(
                        keyLine,
                        "key '" + name.text() + "' is given twice, first in line " + first,
                        "keep one of them");
            }
        }
        return new Keyed(entries, line);
    }

    private void refuseMagic(Event event, int line) {
        if (event instanceof AliasEvent) {
            mistakes.add(line, "an alias ('*name') is used", "write the value out, or make it a setting");
        } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            mistakes.add(line, "an anchor ('&" + node.getAnchor().get() + "') is used", "remove it");
        }
        Optional<String> tag = Optional.empty();
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
        } else if (event instanceof CollectionStartEvent collection) {
            tag = collection.getTag();
        }
        tag.ifPresent(name -> mistakes.add(line, "a tag ('" + name + "') is used", "remove it; quote text instead"));
    }

    private static String remedy(MarkedYamlEngineException broken) {
        String where = broken.getProblemMark()
                .map(mark -> "at column " + (mark.getColumn() + 1))
                .orElse("here");
        String context = broken.getContext();
        return "correct the syntax " + where + (context == null ? "" : " (" + context + ")")
                + "; indent by two blanks, quote a text that holds ': ', ' #' or begins with one of {[*&!%@`'\"";
    }

    private static int lineOf(MarkedYamlEngineException broken) {
        return broken.getProblemMark()
                .or(broken::getContextMark)
                .map(mark -> mark.getLine() + 1)
                .orElse(1);
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;

        TooDeep(int line) {
            super(null, null, false, false);
            this.line = line;
        }
    }
}
