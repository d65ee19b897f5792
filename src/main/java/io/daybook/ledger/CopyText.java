package io.daybook.ledger;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.postgresql.copy.CopyIn;

/** Writes rows in PostgreSQL's COPY text format: a line a row, tabs between values. Not thread-safe. */
final class CopyText {
    private static final HexFormat HEX = HexFormat.of();

    private static final int LAST_ASCII = 0x7F;

    /** A line of an invoice with its texts; more is found where it is not enough. */
    private static final int BYTES_OF_A_ROW = 400;

    private byte[] bytes;
    private int length;
    private boolean lineBegun;

    /** @param rows how many are expected */
    CopyText(int rows) {
        bytes = new byte[Math.max(1, rows) * BYTES_OF_A_ROW];
    }

    /** A text, with whatever characters but U+0000; {@code null} becomes NULL. */
    CopyText value(String value) {
        separate();
        if (value == null) {
            escaped('N');
        } else {
            escape(value);
        }
        return this;
    }

    /** A date, moment, truth value or number; {@code null} becomes NULL. */
    CopyText value(Object value) {
        if (value instanceof BigDecimal number) {
            return value(number.toPlainString());
        }
        return value(value == null ? null : value.toString());
    }

    CopyText value(byte[] value) {
        separate();
        if (value == null) {
            escaped('N');
            return this;
        }
        escaped('\\');
        ascii("x" + HEX.formatHex(value));
        return this;
    }

    /** An object of texts; none becomes NULL. */
    CopyText json(Map<String, String> fields) {
        if (fields.isEmpty()) {
            return value((String) null);
        }
        StringBuilder json = new StringBuilder("{");
        fields.forEach((name, value) -> {
            json.append(json.length() > 1 ? "," : "");
            quote(json, name);
            json.append(':');
            if (value == null) {
                json.append("null");
            } else {
                quote(json, value);
            }
        });
        return value(json.append('}').toString());
    }

    void endRow() {
        room(1);
        bytes[length++] = '\n';
        lineBegun = false;
    }

    /** Sends all rows so far. */
    void writeTo(CopyIn copy) throws SQLException {
        copy.writeToCopy(bytes, 0, length);
    }

    private void separate() {
        if (lineBegun) {
            room(1);
            bytes[length++] = '\t';
        }
        lineBegun = true;
    }

    private void escape(String value) {
        room(value.length() * 2);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> escaped('\\');
                case '\t' -> escaped('t');
                case '\n' -> escaped('n');
                case '\r' -> escaped('r');
                default -> {
                    if (c > LAST_ASCII) {
                        i = wide(value, i);
                    } else {
                        bytes[length++] = (byte) c;
                    }
                }
            }
        }
    }

    /** Takes the characters from here on that are no ASCII, as far as they go; answers the place of the last. */
    private int wide(String value, int from) {
        int to = from + 1;
        while (to < value.length() && value.charAt(to) > LAST_ASCII) {
            to++;
        }
        byte[] encoded = value.substring(from, to).getBytes(StandardCharsets.UTF_8);
        room(encoded.length + (value.length() - to) * 2);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return to - 1;
    }

    private void escaped(char letter) {
        room(2);
        bytes[length++] = '\\';
        bytes[length++] = (byte) letter;
    }

    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    private static void quote(StringBuilder json, String value) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, json);
        json.append('"');
    }
}
