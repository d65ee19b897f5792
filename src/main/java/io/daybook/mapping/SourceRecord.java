package io.daybook.mapping;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a page, before it is mapped. Values are the platform's texts; an absent value is {@code null}.
 *
 * <p>Immutable by convention: the arrays are shared for speed and nobody writes to them after construction.
 */
public final class SourceRecord {
    private final List<String> names;
    private final String[] values;
    private final long document;
    private final long key;
    private final Instant modified;

    /**
     * @param names the fields' names, {@link Question#fieldNames()}; shared by all records of a page
     * @param values the fields' values in that order; {@code null} where the platform gave none
     * @param document key of the document the record belongs to
     * @param key the record's own key
     * @param modified the newest of the record's clocks, UTC; {@code null} where the platform gave none
     */
    public SourceRecord(List<String> names, String[] values, long document, long key, Instant modified) {
        if (names.size() != values.length) {
            throw new IllegalArgumentException(names.size() + " names for " + values.length + " values");
        }
        this.names = names;
        this.values = values;
        this.document = document;
        this.key = key;
        this.modified = modified;
    }

    public List<String> names() {
        return names;
    }

    /** The value at {@code index} of {@link #names()}, or {@code null}. */
    public String value(int index) {
        return values[index];
    }

    /** All values, not to be changed. */
    public String[] values() {
        return values;
    }

    public long document() {
        return document;
    }

    public long key() {
        return key;
    }

    /** The newest of the record's clocks, UTC, or {@code null}. */
    public Instant modified() {
        return modified;
    }

    /** Name to value in the order asked for, without the absent ones: the form a dead letter keeps. */
    public Map<String, String> present() {
        Map<String, String> present = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                present.put(names.get(i), values[i]);
            }
        }
        return present;
    }
}
