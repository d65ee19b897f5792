package io.daybook.mapping;

import java.math.BigDecimal;

/** Reads the plain decimal numbers that platforms print. */
final class DecimalText {
    /** Digits that a number may have; more would not be money. */
    static final int LONGEST = 38;

    private DecimalText() {}

    /**
     * The number, exactly, or {@code null} where the text is anything but an optional minus, up to 38 digits and at most
     * one point, as in {@code -12.50} or {@code .5}: no exponent, no group separators, no blanks.
     */
    static BigDecimal parse(String text) {
        int digits = 0;
        boolean point = false;
        for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return null;
            }
        }
        return digits == 0 || digits > LONGEST || text.endsWith(".") ? null : new BigDecimal(text);
    }
}
