package io.daybook.app;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of Camel's about a route, in the words of somebody who edits the file.
 *
 * @param sentence what is wrong
 * @param culprit the word in the file that it is about, where there is one
 */
record RouteWords(String sentence, Optional<String> culprit) {
    private static final String TWICE = "two routes have the id";

    private static final List<Rule> RULES = List.of(
            rule(
                    "No endpoint could be found for: (\\w[\\w+.-]*):",
                    "there is no component '$1' to send to or read from"),
            rule("Duplicate route ids detected: (\\S+?)[.,] ", TWICE + " '$1'; each needs one of its own"),
            rule("No bean could be found in the registry for: (\\S+)", "there is no bean '$1'"),
            rule("Method with name: (\\S+) not found on bean: (?:\\S+\\.)?(\\w+) ", "bean $2 has no method '$1'"),
            rule("Unknown parameters=\\[\\{([^=,}]+)=", "this endpoint has no parameter '$1'"),
            rule("Cannot find RouteTemplate with id (\\S+)", "there is no routeTemplate '$1'"),
            rule(
                    "Route template (\\S+) the following mandatory parameters must be provided: ([^\\s,]+)",
                    "a route of the template '$1' does not give the parameter '$2'",
                    2),
            rule("Property with key \\[([^]]+)] not found", "there is no setting '$1'"),
            rule("Unknown node id: (\\S+)", "there is no entry or step '$1'"),
            rule("Unsupported field: (\\S+)", "there is no field '$1' here"),
            rule("Enum: class \\S+[.$](\\w+) does not have any constant with value: (\\S+)", "'$2' is no $1", 2),
            rule("Unknown function: (\\S+)", "no expression begins with '$1'"),
            rule("expected symbol functionEnd but was eol", "an expression that begins with ${ is not closed by }", 0));

    private record Rule(Pattern said, String sentence, int culprit) {}

    private static Rule rule(String said, String sentence) {
        return rule(said, sentence, 1);
    }

    private static Rule rule(String said, String sentence, int culprit) {
        return new Rule(Pattern.compile(said), sentence, culprit);
    }

    /** Whether the culprit is an id that two routes have. */
    boolean twice() {
        return sentence.startsWith(TWICE);
    }

    /** @param said Camel's own sentence, which stays as it is where nothing better is known */
    static RouteWords of(String said) {
        for (Rule rule : RULES) {
            Matcher matcher = rule.said.matcher(said);
            if (matcher.find()) {
                String sentence = rule.sentence;
                for (int group = 1; group <= matcher.groupCount(); group++) {
                    sentence = sentence.replace("$" + group, matcher.group(group));
                }
                return new RouteWords(
                        sentence, rule.culprit == 0 ? Optional.empty() : Optional.of(matcher.group(rule.culprit)));
            }
        }
        return new RouteWords(said, Optional.empty());
    }
}
