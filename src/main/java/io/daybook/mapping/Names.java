package io.daybook.mapping;

import java.util.Set;
import java.util.regex.Pattern;

/** How a mapping file may name its settings, fields, custom values and classifications. */
final class Names {
    static final String RULE = "use lower-case letters, digits and '_', beginning with a letter, 60 at most";

    private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9_]{0,59}");

    /** Words that mean something else in a condition: CEL's own, and what the period is called. */
    static final Set<String> TAKEN = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "period",
            "return",
            "true",
            "var",
            "void",
            "while");

    private Names() {}

    static boolean valid(String name) {
        return VALID.matcher(name).matches();
    }

    /** Whether a condition could not speak of a field of this name. */
    static boolean taken(String name) {
        return TAKEN.contains(name);
    }
}
