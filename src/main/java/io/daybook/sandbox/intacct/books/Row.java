package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** One row of a table by its columns; what was not set is empty. Not thread-safe. */
final class Row {
    private final Map<String, Object> values = new LinkedHashMap<>();

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
