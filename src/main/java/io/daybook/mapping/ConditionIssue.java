package io.daybook.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the compiler of conditions found, in the words of mapping files.
 *
 * @param what what is wrong
 * @param right what would be right
 */
record ConditionIssue(String what, String right) {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*");
    private static final Pattern MISMATCHED = Pattern.compile("(?:mismatched|extraneous) input '(.*)' expecting.*");
    private static final Pattern RESULT = Pattern.compile("expected type 'bool' but found '([^']*)'.*");
    private static final Pattern UNKNOWN_SIGN = Pattern.compile("token recognition error at: '(.*)'", Pattern.DOTALL);
    private static final Pattern REGEX = Pattern.compile("Regex validation failed. Reason: (.*)", Pattern.DOTALL);
    private static final Set<String> MACROS = Set.of("has", "all", "exists", "exists_one", "map", "filter");
    private static final String SYNTAX =
            "compare with ==, !=, <, <=, >, >=, in; combine with &&, ||, ! and ( ); put texts in quotes";
    private static final List<String> PERIOD = List.of(Facts.VALID, Facts.START, Facts.END, Facts.DAYS);
    private static final List<String> FUNCTIONS = List.of("startsWith", "endsWith", "contains", "matches", "size");

    static ConditionIssue of(String message, Collection<String> fields, boolean period) {
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return undeclared(undeclared.group(1), fields, period);
        }
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            String operator = overload.group(1).replace("_", "").replace("@", "");
            return new ConditionIssue(
                    "'" + operator + "' does not work on " + overload.group(2),
                    "fields are texts: compare them with texts in quotes; period.valid is true or false, period.days"
                            + " a whole number");
        }
        Matcher mismatched = MISMATCHED.matcher(message);
        if (mismatched.matches()) {
            String found = mismatched.group(1);
            return new ConditionIssue(
                    found.equals("<EOF>") ? "it ends too early" : "'" + found + "' is not expected here", SYNTAX);
        }
        Matcher result = RESULT.matcher(message);
        if (result.matches()) {
            return new ConditionIssue("it is a " + result.group(1) + " and not true or false", SYNTAX);
        }
        Matcher sign = UNKNOWN_SIGN.matcher(message);
        if (sign.matches()) {
            return new ConditionIssue("'" + sign.group(1).strip() + "' is not understood", SYNTAX);
        }
        Matcher regex = REGEX.matcher(message);
        if (regex.matches()) {
            String reason = regex.group(1).lines().findFirst().orElse("it is broken");
            return new ConditionIssue("no regular expression: " + reason, "correct it, or use startsWith or contains");
        }
        return new ConditionIssue(message, SYNTAX);
    }

    private static ConditionIssue undeclared(String name, Collection<String> fields, boolean period) {
        if (MACROS.contains(name)) {
            return new ConditionIssue(
                    "'" + name + "' is not available", "an absent field is \"\": write field != \"\"");
        }
        if (name.equals(Facts.PERIOD)) {
            return period
                    ? new ConditionIssue("the period has no such part", "one of " + String.join(", ", PERIOD))
                    : new ConditionIssue(
                            "the period is not known here",
                            "only a classified column has one, where it says of which columns:"
                                    + " { classify: …, period: [period_start, period_end] }");
        }
        List<String> known = new ArrayList<>(fields);
        known.addAll(period ? PERIOD : List.of());
        known.addAll(FUNCTIONS);
        return new ConditionIssue("field '" + name + "' is not asked for", Spelling.instead(name, known));
    }
}
