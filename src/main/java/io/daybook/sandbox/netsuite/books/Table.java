package io.daybook.sandbox.netsuite.books;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One table as SuiteQL sees it. Immutable.
 *
 * @param name lower-case name, the one H2 knows too
 * @param key columns that together identify a row
 * @param columns lower-case column name to type, in the order of {@code SELECT *}
 * @param references columns whose value is the key of another table's row
 */
public record Table(String name, List<String> key, Map<String, ColumnType> columns, Map<String, Reference> references) {
    public Table {
        key = List.copyOf(key);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        references = Map.copyOf(references);
    }
}
