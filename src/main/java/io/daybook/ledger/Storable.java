package io.daybook.ledger;

import io.daybook.mapping.MappedRow;
import io.daybook.mapping.RejectedException;
import io.daybook.mapping.Target.Column;
import io.daybook.mapping.Target.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a mapped row PostgreSQL can keep. A value that a column cannot hold is refused here, with its document known,
 * and not by the database, where it would take the whole page with it.
 *
 * <p>PostgreSQL's texts cannot hold U+0000 nor half a surrogate pair (what is left when a memo is cut in the middle of an
 * emoji). Both become U+FFFD, the replacement character: an invoice is not set aside for them, and the page archive keeps
 * what really came. In a key they are refused, since two keys could become one.
 */
final class Storable {
    /** More digits before or after the point than any amount has, and few enough to be written out. */
    private static final int MOST_DIGITS = 200;

    private static final int LAST_YEAR = 9999;
    private static final int CODE_LENGTH = 3;
    private static final SortedMap<String, String> NO_CUSTOM_FIELDS = Collections.emptySortedMap();

    private final Table table;

    Storable(Table table) {
        this.table = table;
    }

    /**
     * The row's values as they will be stored.
     *
     * @throws RejectedException when a column cannot hold its value; names table, row, column and value
     */
    Object[] values(MappedRow row) {
        if (row.values().length != table.columns().size()) {
            throw new IllegalArgumentException(
                    row.values().length + " values for the " + table.columns().size() + " columns of " + table.name());
        }
        Object id = row.values()[0];
        if (!(id instanceof String text) || text.isEmpty() || !text.equals(text(text))) {
            throw new RejectedException(table.name() + ": original_id " + quoted(id)
                    + " cannot be a key: it is empty or has broken characters");
        }
        Object[] values = new Object[row.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(row, table.columns().get(i), row.values()[i]);
        }
        return values;
    }

    /** Custom fields as they will be stored, ordered by name. */
    SortedMap<String, String> custom(Map<String, String> custom) {
        if (custom.isEmpty()) {
            return NO_CUSTOM_FIELDS;
        }
        SortedMap<String, String> storable = new TreeMap<>();
        custom.forEach((name, value) -> storable.put(text(name), value == null ? null : text(value)));
        return storable;
    }

    /** A moment as exact as PostgreSQL keeps it, to the microsecond. */
    static Instant moment(Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
    }

    private Object value(MappedRow row, Column column, Object value) {
        if (value == null) {
            if (column.required()) {
                throw refused(row, column, "has no value");
            }
            return null;
        }
        return switch (column.type()) {
            case TEXT -> choice(row, column, text(as(String.class, row, column, value)));
            case CURRENCY -> currency(row, column, as(String.class, row, column, value));
            case DECIMAL -> decimal(row, column, as(BigDecimal.class, row, column, value));
            case DATE -> date(row, column, as(LocalDate.class, row, column, value));
            case TIMESTAMP -> timestamp(row, column, as(Instant.class, row, column, value));
            case BOOLEAN -> as(Boolean.class, row, column, value);
        };
    }

    private <T> T as(Class<T> type, MappedRow row, Column column, Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(table.name() + " " + row.originalId() + ": " + column.name()
                    + " is filled with a " + value.getClass().getSimpleName() + ", not a " + type.getSimpleName());
        }
        return type.cast(value);
    }

    private String choice(MappedRow row, Column column, String value) {
        if (!column.values().isEmpty() && !column.values().contains(value)) {
            throw refused(row, column, "is " + quoted(value) + ", which is none of " + column.values());
        }
        return value;
    }

    private String currency(MappedRow row, Column column, String value) {
        if (!code(value)) {
            throw refused(row, column, "is " + quoted(value) + ", which is no ISO 4217 code");
        }
        return value;
    }

    private static boolean code(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < 'A' || value.charAt(i) > 'Z') {
                return false;
            }
        }
        return value.length() == CODE_LENGTH;
    }

    private BigDecimal decimal(MappedRow row, Column column, BigDecimal value) {
        if (value.scale() > MOST_DIGITS || (long) value.precision() - value.scale() > MOST_DIGITS) {
            throw refused(row, column, "has more than " + MOST_DIGITS + " digits");
        }
        return value;
    }

    private LocalDate date(MappedRow row, Column column, LocalDate value) {
        if (value.getYear() < 1 || value.getYear() > LAST_YEAR) {
            throw refused(row, column, "is in the year " + value.getYear());
        }
        return value;
    }

    private Instant timestamp(MappedRow row, Column column, Instant value) {
        date(row, column, LocalDate.ofInstant(value, ZoneOffset.UTC));
        return moment(value);
    }

    private RejectedException refused(MappedRow row, Column column, String why) {
        return new RejectedException(table.name() + " " + row.originalId() + ": " + column.name() + " " + why);
    }

    private static String quoted(Object value) {
        return value == null ? "null" : "'" + value + "'";
    }

    /** The same text where PostgreSQL can keep it, else with U+FFFD for what it cannot. */
    private static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }
}
