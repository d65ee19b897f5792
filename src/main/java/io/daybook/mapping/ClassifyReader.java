package io.daybook.mapping;

import io.daybook.mapping.YamlNode.Entry;
import io.daybook.mapping.YamlNode.Keyed;
import io.daybook.mapping.YamlNode.Sequence;
import io.daybook.mapping.YamlNode.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code classify} part of a mapping file: named lists of rules. */
final class ClassifyReader {
    private final Mistakes mistakes;

    ClassifyReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    Map<String, RuleList> read(YamlNode node) {
        Map<String, RuleList> lists = new LinkedHashMap<>();
        Entries.block("classify", node, mistakes).ifPresent(block -> {
            for (Entry entry : block.entries()) {
                if (!Names.valid(entry.key())) {
                    mistakes.add(entry.line(), "'" + entry.key() + "' is no name for a classification", Names.RULE);
                }
                lists.put(entry.key(), list(entry));
            }
        });
        return lists;
    }

    private RuleList list(Entry entry) {
        List<RuleList.Rule> rules = new ArrayList<>();
        Optional<Text> otherwise = Optional.empty();
        if (entry.value() instanceof Sequence sequence) {
            int last = sequence.items().size() - 1;
            for (int i = 0; i <= last; i++) {
                YamlNode item = sequence.items().get(i);
                if (i == last) {
                    otherwise = otherwise(item);
                } else {
                    rule(item).ifPresent(rules::add);
                }
            }
        } else {
            mistakes.add(
                    entry.value().line(),
                    "classification '" + entry.key() + "' is not a list of rules",
                    "write '- when: …' with 'is: …' below it, and '- otherwise: …' last");
        }
        Text fallback = otherwise.orElseGet(() -> new Text("", false, false, entry.line()));
        if (entry.value() instanceof Sequence && otherwise.isEmpty()) {
            mistakes.add(
                    entry.line(),
                    "classification '" + entry.key() + "' does not end with 'otherwise'",
                    "end its rules with '- otherwise: …', so that every record is something");
        }
        return new RuleList(entry.key(), entry.line(), rules, fallback);
    }

    private Optional<Text> otherwise(YamlNode item) {
        if (item instanceof Keyed keyed
                && keyed.entries().stream().anyMatch(entry -> entry.key().equals("when"))) {
            rule(item);
            return Optional.empty();
        }
        return Entries.of("the last rule", item, Keys.LAST_RULE, mistakes).text("otherwise");
    }

    private Optional<RuleList.Rule> rule(YamlNode item) {
        Entries rule = Entries.of("a rule before the last", item, Keys.RULE, mistakes);
        Optional<Text> when = rule.neededText("when");
        Optional<Text> is = rule.neededText("is");
        return when.flatMap(condition -> is.map(value -> new RuleList.Rule(condition, value)));
    }
}
