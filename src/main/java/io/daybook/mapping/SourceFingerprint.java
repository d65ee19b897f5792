package io.daybook.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * Fingerprints of records as they came: two are equal exactly when the same was asked, in the same words, and the platform
 * gave the same in every field, whatever a mapping makes of it. That is why the page a ledger row names always holds the
 * newest version of its record. Not thread-safe; one is used for many records.
 */
public final class SourceFingerprint {
    /** Half a SHA-256, in bytes: no two versions of a record will ever meet. */
    public static final int LENGTH = 16;

    private static final int ABSENT = -1;

    private final MessageDigest digest;
    private final int asked;
    private ByteBuffer bytes = ByteBuffer.allocate(4096);

    /** @param question what was asked: its fields are a part of every fingerprint */
    public SourceFingerprint(Question question) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
        for (Question.Field field : question.fields()) {
            write(field.name());
            write(field.form().name());
            write(field.expression());
            write(field.format());
        }
        byte[] fields = finish();
        bytes.clear();
        bytes.put(fields);
        asked = bytes.position();
    }

    /** One record's, {@value #LENGTH} bytes. */
    public byte[] of(SourceRecord record) {
        bytes.limit(bytes.capacity()).position(asked);
        for (String value : record.values()) {
            write(value);
        }
        return finish();
    }

    /** That of all records of a document with their clocks, {@value #LENGTH} bytes. */
    public byte[] of(List<SourceRecord> records) {
        ByteBuffer all = ByteBuffer.allocate(records.size() * (LENGTH + 2 * Long.BYTES));
        for (SourceRecord record : records) {
            all.put(of(record));
            all.putLong(record.key());
            all.putLong(
                    record.modified() == null
                            ? Long.MIN_VALUE
                            : record.modified().toEpochMilli());
        }
        return Arrays.copyOf(digest.digest(all.array()), LENGTH);
    }

    private byte[] finish() {
        digest.update(bytes.array(), 0, bytes.position());
        return Arrays.copyOf(digest.digest(), LENGTH);
    }

    /** Length before each value, so that neighbouring values cannot trade characters. */
    private void write(String value) {
        if (value == null) {
            room(Integer.BYTES).putInt(ABSENT);
            return;
        }
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + encoded.length).putInt(encoded.length).put(encoded);
    }

    private ByteBuffer room(int wanted) {
        if (bytes.remaining() < wanted) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(bytes.capacity() * 2, bytes.position() + wanted));
            bytes.flip();
            bytes = larger.put(bytes);
        }
        return bytes;
    }
}
