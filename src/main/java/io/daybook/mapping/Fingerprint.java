package io.daybook.mapping;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Collects values and makes {@value #LENGTH} bytes of them that no other values will ever make. Neighbouring values cannot
 * trade characters, and absent is not empty. Made once and used for many; not thread-safe.
 */
public final class Fingerprint {
    /** Half a SHA-256: no two rows of any company will ever meet. */
    public static final int LENGTH = 16;

    private static final int ABSENT = -1;
    private static final int LAST_ASCII = 0x7F;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest digest;
    private byte[] bytes = new byte[4096];
    private int length;
    private int fixed;

    public Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A text with its length before it; {@code null} is absent. */
    public Fingerprint text(String text) {
        return text == null ? length(ABSENT) : text(text, text.length());
    }

    /** The first characters of a text, with their length before them. */
    public Fingerprint text(String text, int characters) {
        room(Integer.BYTES + characters);
        int start = length;
        length += Integer.BYTES;
        for (int i = 0; i < characters; i++) {
            char c = text.charAt(i);
            if (c > LAST_ASCII) {
                length = start;
                byte[] encoded = text.substring(0, characters).getBytes(StandardCharsets.UTF_8);
                return length(encoded.length).bytes(encoded);
            }
            bytes[length++] = (byte) c;
        }
        INTS.set(bytes, start, characters);
        return this;
    }

    public Fingerprint number(long number) {
        room(Long.BYTES);
        LONGS.set(bytes, length, number);
        length += Long.BYTES;
        return this;
    }

    /** A kind, a sign: one character of ASCII. */
    public Fingerprint letter(char letter) {
        room(1);
        bytes[length++] = (byte) letter;
        return this;
    }

    /** As they are, without a length. */
    public Fingerprint bytes(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** What was collected so far is the beginning of everything from now on. */
    void fix() {
        fixed = length;
    }

    /** The fingerprint of what was collected; the next one begins anew. */
    public byte[] finish() {
        digest.update(bytes, 0, length);
        length = fixed;
        return Arrays.copyOf(digest.digest(), LENGTH);
    }

    private Fingerprint length(int number) {
        room(Integer.BYTES);
        INTS.set(bytes, length, number);
        length += Integer.BYTES;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
