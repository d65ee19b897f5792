package io.daybook.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of an answer on their way: texts that are ready, and numbers. Grows as it must. Not thread-safe. */
final class JsonBuffer {
    private byte[] bytes;
    private int length;

    /** @param expected length in bytes */
    JsonBuffer(int expected) {
        bytes = new byte[Math.max(64, expected)];
    }

    JsonBuffer put(byte[] ready) {
        room(ready.length);
        System.arraycopy(ready, 0, bytes, length, ready.length);
        length += ready.length;
        return this;
    }

    JsonBuffer put(String ascii) {
        return put(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** In decimal digits, as many as it takes. */
    JsonBuffer put(long number) {
        room(20);
        if (number < 0) {
            bytes[length++] = '-';
            return put(-number);
        }
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits(number, digits);
    }

    /** In so many decimal digits, with leading zeros. */
    JsonBuffer digits(long number, int digits) {
        room(digits);
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** An amount of hundredths, such as {@code -12.05}. */
    JsonBuffer amount(long hundredths) {
        if (hundredths < 0) {
            put("-");
        }
        long whole = Math.abs(hundredths);
        return put(whole / 100).put(".").digits(whole % 100, 2);
    }

    /** What stands between two places already, once more. */
    JsonBuffer again(int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    int length() {
        return length;
    }

    boolean endsWith(char last) {
        return length > 0 && bytes[length - 1] == last;
    }

    /** Forgets all, but keeps its room. */
    JsonBuffer clear() {
        length = 0;
        return this;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
