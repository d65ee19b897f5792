package io.daybook.mapping;

import java.time.Instant;
import java.time.LocalDate;

/** Reads moments as {@link Question.Form#TIMESTAMP} asks for them. */
final class TimestampText {
    private static final String SHAPE = "0000-00-00T00:00:00Z";
    private static final int SECONDS_A_DAY = 86_400;

    private final DateForm date = DateForm.of("%Y-%m-%d").orElseThrow();

    /** The moment, or {@code null} where the text is not exactly one like {@code 2026-01-31T10:00:00Z}. */
    Instant parse(String text) {
        if (text.length() != SHAPE.length()) {
            return null;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char expected = SHAPE.charAt(i);
            char found = text.charAt(i);
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return null;
            }
        }
        LocalDate day = date.parse(text.substring(0, 10));
        int hour = twoDigits(text, 11);
        int minute = twoDigits(text, 14);
        int second = twoDigits(text, 17);
        if (day == null || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        return Instant.ofEpochSecond(day.toEpochDay() * SECONDS_A_DAY + hour * 3600L + minute * 60L + second);
    }

    private static int twoDigits(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
