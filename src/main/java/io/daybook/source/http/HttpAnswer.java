package io.daybook.source.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * An answer as it came.
 *
 * @param status such as 200
 * @param headers by lower-case name
 * @param body decompressed; empty where there was none
 */
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** A header's value, or an empty text. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The media type without its parameters, in lower case; empty where none was given. */
    public String mediaType() {
        String type = header("content-type");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }

    /** Whether the body says it is JSON, or says nothing and begins like a JSON object. */
    public boolean json() {
        String type = mediaType();
        return type.endsWith("/json")
                || type.endsWith("+json")
                || (type.isEmpty() && body.length > 0 && body[0] == '{');
    }

    /** Whether it is a 2xx. */
    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /**
     * What {@code Retry-After} asks to wait, in seconds or as a date; {@code null} where it is absent or unreadable. At
     * most a day.
     *
     * @param now to count a date from
     */
    public Duration retryAfter(Instant now) {
        String value = header("retry-after").trim();
        if (value.isEmpty()) {
            return null;
        }
        try {
            Duration wait = value.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            if (wait.isNegative()) {
                return Duration.ZERO;
            }
            return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (DateTimeException | NumberFormatException | ArithmeticException unreadable) {
            return null;
        }
    }

    /** The beginning of the body for a message: one line of at most {@code length} characters. */
    public String excerpt(int length) {
        String text = new String(body, 0, Math.min(body.length, 4 * length), StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .trim();
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    @Override
    public String toString() {
        return status + " " + header("content-type") + ", " + body.length + " bytes";
    }
}
