package io.daybook.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * Fingerprint of a ledger row: equal exactly when nothing a reader could see has changed, nor anything that was asked of the
 * platform for it. Amounts are compared as numbers ({@code 10.0} is {@code 10.00}). Not thread-safe; one is used for many rows.
 */
final class ContentHash {
    /** Half a SHA-256: no two rows of any company will ever meet. */
    static final int LENGTH = 16;

    private final MessageDigest digest;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(bytes);

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * @param values as they will be stored
     * @param custom ordered by name
     * @param context what else decides whether the row is the same: its document's clock, or its document
     * @param source fingerprint of the record as it came, or {@code null} where unknown
     */
    byte[] of(Object[] values, SortedMap<String, String> custom, Object context, byte[] source) {
        bytes.reset();
        try {
            for (Object value : values) {
                write(value);
            }
            write(context);
            for (var field : custom.entrySet()) {
                write(field.getKey());
                write(field.getValue());
            }
            if (source != null) {
                out.write(source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.copyOf(digest.digest(bytes.toByteArray()), LENGTH);
    }

    /** Kind and length before each value, so that neighbouring values cannot trade characters. */
    private void write(Object value) throws IOException {
        if (value == null) {
            out.writeByte('0');
        } else if (value instanceof String text) {
            writeText('s', text);
        } else if (value instanceof BigDecimal amount) {
            writeText('n', amount.stripTrailingZeros().toPlainString());
        } else if (value instanceof LocalDate date) {
            out.writeByte('d');
            out.writeLong(date.toEpochDay());
        } else if (value instanceof Instant moment) {
            out.writeByte('t');
            out.writeLong(moment.getEpochSecond());
            out.writeInt(moment.getNano());
        } else if (value instanceof Boolean flag) {
            out.writeByte(flag ? '+' : '-');
        } else {
            throw new IllegalArgumentException("no ledger value: " + value.getClass());
        }
    }

    private void writeText(char kind, String text) throws IOException {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(kind);
        out.writeInt(encoded.length);
        out.write(encoded);
    }
}
