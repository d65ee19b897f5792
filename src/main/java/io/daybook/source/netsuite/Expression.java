package io.daybook.source.netsuite;

import java.util.regex.Pattern;

/**
 * A SuiteQL text of a mapping, looked at just closely enough to see what it uses. Names inside quoted texts do not count.
 */
record Expression(String text) {
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");

    /** Whether it uses a column of the table with this alias. */
    boolean usesAlias(String alias) {
        return found("(?<![\\w.])" + Pattern.quote(alias) + "\\s*\\.");
    }

    /** Whether it names the table of some column. */
    boolean qualified() {
        return found("\\w\\s*\\.\\s*\\w");
    }

    /** Whether it uses a column of this name, of whatever table; a name with an alias is looked for as it stands. */
    boolean usesColumn(String column) {
        return found("(?<!\\w)" + Pattern.quote(column) + "(?![\\w.])");
    }

    private boolean found(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE)
                .matcher(QUOTED.matcher(text).replaceAll("''"))
                .find();
    }
}
