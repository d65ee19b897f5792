package io.daybook.source.netsuite;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Numbers and times as they stand in a page, read without making a text of each: there are thousands in a page. */
final class WireText {
    private static final String MOMENT = "0000-00-00T00:00:00Z";
    private static final int MOST_DIGITS = 18;

    private WireText() {}

    /**
     * A whole number of at most {@value #MOST_DIGITS} digits.
     *
     * @throws NumberFormatException if it is none
     */
    static long number(char[] text, int offset, int length) {
        int start = length > 0 && text[offset] == '-' ? 1 : 0;
        if (length == start || length - start > MOST_DIGITS) {
            throw new NumberFormatException();
        }
        long value = digits(text, offset + start, length - start);
        return start == 1 ? -value : value;
    }

    /**
     * Seconds since 1970 of a time such as {@code 2026-01-31T09:15:00Z}.
     *
     * @throws NumberFormatException if it is none
     */
    static long moment(char[] text, int offset, int length) {
        if (length != MOMENT.length()) {
            throw new NumberFormatException();
        }
        for (int i : new int[] {4, 7, 10, 13, 16, 19}) {
            if (text[offset + i] != MOMENT.charAt(i)) {
                throw new NumberFormatException();
            }
        }
        try {
            long day = LocalDate.of((int) digits(text, offset, 4), (int) digits(text, offset + 5, 2), (int)
                            digits(text, offset + 8, 2))
                    .toEpochDay();
            return ((day * 24 + digits(text, offset + 11, 2)) * 60 + digits(text, offset + 14, 2)) * 60
                    + digits(text, offset + 17, 2);
        } catch (DateTimeException e) {
            throw new NumberFormatException();
        }
    }

    private static long digits(char[] text, int from, int count) {
        long value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException();
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
