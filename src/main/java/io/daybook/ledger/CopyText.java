package io.daybook.ledger;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/** Writes rows in PostgreSQL's COPY text format: a line a row, tabs between values. Not thread-safe. */
final class CopyText {
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text;
    private boolean lineBegun;

    /** @param rows how many are expected */
    CopyText(int rows) {
        text = new StringBuilder(rows * 256);
    }

    /** A text, with whatever characters but U+0000; {@code null} becomes NULL. */
    CopyText value(String value) {
        separate();
        if (value == null) {
            text.append("\\N");
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
        text.append("\\\\x");
        HEX.formatHex(text, value);
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
        text.append('\n');
        lineBegun = false;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void separate() {
        if (lineBegun) {
            text.append('\t');
        }
        lineBegun = true;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    private static void quote(StringBuilder json, String value) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, json);
        json.append('"');
    }
}
