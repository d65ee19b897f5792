package io.daybook.sandbox.intacct;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How a user reads dates and times (Intacct reference 3.3, 3.4).
 *
 * @param locale such as {@code en_US}
 * @param dateFormat the separator, then the order of {@code m}, {@code d} and {@code y} (two digits) or {@code Y} (four): {@code /mdY}
 * @param offset in which timestamps are read and written
 * @param clock 12 or 24
 */
public record Formatting(String locale, String dateFormat, ZoneOffset offset, int clock) {
    /** What every connector asks for: US dates, 24 hours, GMT. */
    public static final Formatting PLAIN = new Formatting("en_US", "/mdY", ZoneOffset.UTC, 24);

    public Formatting {
        if (!dateFormat.matches("\\W[mdyY]{3}")) {
            throw new IllegalArgumentException("a date format is one like /mdY, not " + dateFormat);
        }
        if (clock != 12 && clock != 24) {
            throw new IllegalArgumentException("a clock has 12 or 24 hours, not " + clock);
        }
    }

    /** The day as this user sees it. */
    public String print(LocalDate day) {
        return dates().format(day);
    }

    /** A moment, given in UTC, as this user sees it. */
    public String print(LocalDateTime utc) {
        LocalDateTime local =
                utc.atOffset(ZoneOffset.UTC).withOffsetSameInstant(offset).toLocalDateTime();
        DateTimeFormatter times = DateTimeFormatter.ofPattern(clock == 24 ? "HH:mm:ss" : "hh:mm:ss a", Locale.US);
        return dates().format(local) + " " + times.format(local);
    }

    /** What {@code readUserFormatting} calls the offset: {@code +09:30}. */
    public String offsetText() {
        return offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
    }

    private DateTimeFormatter dates() {
        String separator = "'" + dateFormat.charAt(0) + "'";
        StringBuilder pattern = new StringBuilder();
        for (char part : dateFormat.substring(1).toCharArray()) {
            pattern.append(pattern.isEmpty() ? "" : separator)
                    .append(
                            switch (part) {
                                case 'm' -> "MM";
                                case 'd' -> "dd";
                                case 'y' -> "yy";
                                default -> "uuuu";
                            });
        }
        return DateTimeFormatter.ofPattern(pattern.toString(), Locale.ROOT);
    }
}
