package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** One row of a table by its columns; what was not set is empty. Not thread-safe. */
final class Row {
    /** Room for all columns of a document's line, so that none of a million rows is moved into larger rooms. */
    private static final int ROOM = 96;

    private final Map<String, Object> values = new LinkedHashMap<>(ROOM);

    Row() {}

    Row(Map<String, Object> values) {
        this.values.putAll(values);
    }

    /** Moments are kept in UTC. */
    Row set(String column, Object value) {
        values.put(column, value instanceof Instant moment ? BooksSettings.utc(moment) : value);
        return this;
    }

    Object get(String column) {
        return values.get(column);
    }

    String text(String column) {
        Object value = values.get(column);
        return value == null ? null : value.toString();
    }

    /** @throws NoSuchElementException when it is empty */
    long number(String column) {
        if (values.get(column) instanceof Number number) {
            return number.longValue();
        }
        throw new NoSuchElementException("no " + column);
    }

    /** Zero when it is empty. */
    BigDecimal amount(String column) {
        return values.get(column) instanceof BigDecimal amount ? amount : BigDecimal.ZERO;
    }

    Map<String, Object> values() {
        return values;
    }
}
