package io.daybook.ledger;

import io.daybook.mapping.Fingerprint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;

/**
 * Fingerprint of a ledger row: equal exactly when nothing a reader could see has changed, nor anything that was asked of the
 * platform for it. Amounts are compared as numbers ({@code 10.0} is {@code 10.00}). Not thread-safe; one is used for many rows.
 */
final class ContentHash {
    private final Fingerprint fingerprint = new Fingerprint();

    /**
     * @param values as they will be stored
     * @param custom ordered by name
     * @param context what else decides whether the row is the same: its document's clock, or its document
     * @param source fingerprint of the record as it came, or {@code null} where unknown
     */
    byte[] of(Object[] values, SortedMap<String, String> custom, Object context, byte[] source) {
        for (Object value : values) {
            write(value);
        }
        write(context);
        if (!custom.isEmpty()) {
            custom.forEach((name, value) -> fingerprint.text(name).text(value));
        }
        if (source != null) {
            fingerprint.bytes(source);
        }
        return fingerprint.finish();
    }

    /** Its kind before each value. */
    private void write(Object value) {
        if (value == null) {
            fingerprint.letter('0');
        } else if (value instanceof String text) {
            fingerprint.letter('s').text(text);
        } else if (value instanceof BigDecimal amount) {
            String plain = amount.toPlainString();
            fingerprint.letter('n').text(plain, withoutTrailingZeros(plain));
        } else if (value instanceof LocalDate date) {
            fingerprint.letter('d').number(date.toEpochDay());
        } else if (value instanceof Instant moment) {
            fingerprint.letter('t').number(moment.getEpochSecond()).number(moment.getNano());
        } else if (value instanceof Boolean flag) {
            fingerprint.letter(flag ? '+' : '-');
        } else {
            throw new IllegalArgumentException("no ledger value: " + value.getClass());
        }
    }

    /** How many characters are left of a plain number without the zeros at the end of its fraction. */
    private static int withoutTrailingZeros(String plain) {
        int length = plain.length();
        if (plain.indexOf('.') >= 0) {
            while (plain.charAt(length - 1) == '0') {
                length--;
            }
            if (plain.charAt(length - 1) == '.') {
                length--;
            }
        }
        return length;
    }
}
