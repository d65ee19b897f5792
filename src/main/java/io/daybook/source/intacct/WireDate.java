package io.daybook.source.intacct;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Dates and moments as the gateway writes them: {@code 11/21/2026 09:00:00}, in GMT (Intacct reference 1.2, 3.4). */
final class WireDate {
    private static final DateTimeFormatter DATE = form("MM/dd/uuuu");
    private static final DateTimeFormatter MOMENT = form("MM/dd/uuuu HH:mm:ss");
    private static final int DATE_LENGTH = 10;

    private WireDate() {}

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** A moment as a filter takes it; seconds count only. */
    static String print(Instant moment) {
        return MOMENT.format(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }

    /** The moment; a bare date, which a timestamp may be, is its beginning. Empty where it is neither. */
    static Optional<Instant> moment(String text) {
        try {
            String given = text.strip();
            LocalDateTime local = given.length() == DATE_LENGTH
                    ? LocalDate.parse(given, DATE).atStartOfDay()
                    : LocalDateTime.parse(given, MOMENT);
            return Optional.of(local.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The day in the form a mapping asks for; what is no day stays as it is, for the mapping to refuse.
     *
     * @param format such as {@code %d/%m/%Y}
     */
    static String day(String text, String format) {
        return moment(text)
                .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC))
                .map(day -> format.replace("%d", String.format(Locale.ROOT, "%02d", day.getDayOfMonth()))
                        .replace("%m", String.format(Locale.ROOT, "%02d", day.getMonthValue()))
                        .replace("%Y", String.format(Locale.ROOT, "%04d", day.getYear())))
                .orElse(text);
    }
}
