package io.daybook.sandbox.netsuite.suiteql;

import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;

/** Names that clients give to tables and outputs. */
final class Names {
    private Names() {}

    /** The name in lower case and without quotes; empty where there is none. */
    static Optional<String> of(Alias alias) {
        if (alias == null) {
            return Optional.empty();
        }
        if (alias.getAliasColumns() != null || alias.getName().contains("`")) {
            throw Refusals.unsupported("an alias is a plain name");
        }
        String name = alias.getName().strip();
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return Optional.of((quoted ? name.substring(1, name.length() - 1) : name).toLowerCase(Locale.ROOT));
    }
}
