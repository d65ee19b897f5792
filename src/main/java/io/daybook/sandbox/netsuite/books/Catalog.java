package io.daybook.sandbox.netsuite.books;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables and columns that SuiteQL may see, read from the database itself, so that the two cannot disagree.
 * Immutable.
 *
 * @param tables lower-case table name to table
 */
public record Catalog(Map<String, Table> tables) {
    public Catalog {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    }

    /** The table of a name in any case. */
    public Optional<Table> table(String name) {
        return Optional.ofNullable(tables.get(name.toLowerCase(Locale.ROOT)));
    }
}
