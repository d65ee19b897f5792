package io.daybook.mapping;

import io.daybook.mapping.YamlNode.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads which records a question is about and what says that one of them has changed: {@code where}, {@code modified} and
 * {@code deletions} of {@code ask}.
 */
final class PopulationReader {
    private static final Pattern LOGGED_TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");

    private final Entries ask;
    private final Mistakes mistakes;

    PopulationReader(Entries ask, Mistakes mistakes) {
        this.ask = ask;
        this.mistakes = mistakes;
    }

    /**
     * @param where all conditions, in order
     * @param fixed those of them that can never change for a document
     */
    record Conditions(List<String> where, List<String> fixed) {}

    Conditions conditions() {
        List<String> where = new ArrayList<>();
        List<String> fixed = new ArrayList<>();
        for (YamlNode node : ask.oneOrMore("where")) {
            if (node instanceof Text) {
                ask.single("where", node).map(Text::text).ifPresent(where::add);
                continue;
            }
            Entries.of("condition", node, Keys.FIXED, mistakes)
                    .neededText("fixed")
                    .map(Text::text)
                    .ifPresent(condition -> {
                        where.add(condition);
                        fixed.add(condition);
                    });
        }
        return new Conditions(where, fixed);
    }

    List<Question.Clock> clocks() {
        ask.needed("modified");
        List<Question.Clock> clocks = new ArrayList<>();
        for (YamlNode node : ask.oneOrMore("modified")) {
            if (node instanceof Text) {
                ask.single("modified", node)
                        .map(text -> new Question.Clock(text.text(), Optional.empty()))
                        .ifPresent(clocks::add);
            } else {
                clocks.add(elsewhere(node));
            }
        }
        return clocks;
    }

    private Question.Clock elsewhere(YamlNode node) {
        Entries clock = Entries.of("clock", node, Keys.CLOCK, mistakes);
        String newest = clock.neededText("newest").map(Text::text).orElse(AskReader.UNKNOWN);
        String from = clock.neededText("from").map(Text::text).orElse(AskReader.UNKNOWN);
        String document = clock.neededText("document").map(Text::text).orElse(AskReader.UNKNOWN);
        return new Question.Clock(newest, Optional.of(new Question.Elsewhere(from, document)));
    }

    /** It becomes a text in a query, so it is one plain word. */
    Optional<String> deletions() {
        Optional<Text> given = ask.text("deletions");
        given.filter(name -> !LOGGED_TYPE.matcher(name.text()).matches())
                .ifPresent(name -> mistakes.add(
                        name.line(),
                        "'" + name.text() + "' is no type in a log of deletions",
                        "write the platform's one word for it, such as 'deletions: invoice'"));
        return given.map(Text::text);
    }
}
