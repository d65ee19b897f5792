package io.daybook.source.netsuite;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something a statement names and the account does not show, because of a feature, the role or a slip (NetSuite reference 2.5). */
sealed interface Missing {
    /** As the account calls it. */
    String name();

    /** A table that is hidden by role or feature. */
    record Table(String name) implements Missing {}

    /** A table that NetSuite has never heard of. */
    record UnknownTable(String name) implements Missing {}

    /** A column, or an alias. */
    record Column(String name) implements Missing {}

    /** Reads it out of the text of an error. */
    static Optional<Missing> in(String detail) {
        Matcher field = Texts.FIELD.matcher(detail);
        if (field.find()) {
            return Optional.of(new Column(field.group(1)));
        }
        Matcher record = Texts.RECORD.matcher(detail);
        if (record.find()) {
            return Optional.of(new Table(record.group(1)));
        }
        Matcher searchType = Texts.SEARCH_TYPE.matcher(detail);
        if (searchType.find()) {
            return Optional.of(new UnknownTable(searchType.group(1)));
        }
        Matcher identifier = Texts.IDENTIFIER.matcher(detail);
        return identifier.find() ? Optional.of(new Column(identifier.group(1))) : Optional.empty();
    }

    /** The texts as accounts were seen to answer them. */
    final class Texts {
        private static final Pattern FIELD = Pattern.compile("Field '([\\w.]+)' for record '[\\w.]+' was not found");
        private static final Pattern RECORD = Pattern.compile("Record '([\\w.]+)' was not found");
        private static final Pattern SEARCH_TYPE = Pattern.compile("Invalid search type: (\\w+)");
        private static final Pattern IDENTIFIER = Pattern.compile("Unknown identifier '([\\w.]+)'");

        private Texts() {}
    }
}
