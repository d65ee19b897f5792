package io.daybook.sandbox.netsuite.suiteql;

import io.daybook.sandbox.netsuite.UserDateFormat;
import io.daybook.sandbox.netsuite.books.BooksSettings;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The account's present time, in the zones and formats that SuiteQL shows it in (NetSuite reference 2.4, 6.1). */
final class AccountTime {
    /** Servers run on Pacific time, whatever the login's zone. */
    private static final ZoneId SERVER_ZONE = ZoneId.of("America/Los_Angeles");

    private static final DateTimeFormatter LITERAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Pattern AGO = Pattern.compile("([DWMQY])(AGO|FROMNOW)(\\d{1,4})");

    private final BooksSettings books;
    private final UserDateFormat format;

    AccountTime(BooksSettings books, UserDateFormat format) {
        this.books = books;
        this.format = format;
    }

    /** {@code SYSDATE}. */
    Sql serverNow() {
        return literal(LocalDateTime.ofInstant(books.now(), SERVER_ZONE));
    }

    /** {@code CURRENT_DATE}. */
    Sql loginNow() {
        return literal(LocalDateTime.ofInstant(books.now(), books.loginZone()));
    }

    ZoneId loginZone() {
        return books.loginZone();
    }

    UserDateFormat format() {
        return format;
    }

    /** A day in the user's format; empty for anything else. */
    Optional<Sql> day(String text) {
        return format.read(text).map(day -> literal(day.atStartOfDay()));
    }

    /** {@code BUILTIN.RELATIVE_RANGES(range, edge)}; empty for a range that is not known. */
    Optional<Sql> relative(String range, String edge) {
        LocalDate today = LocalDate.ofInstant(books.now(), books.loginZone());
        boolean start = edge.equalsIgnoreCase("START");
        if (!start && !edge.equalsIgnoreCase("END")) {
            return Optional.empty();
        }
        return relative(range.toUpperCase(Locale.ROOT), today, start).map(day -> literal(day.atStartOfDay()));
    }

    private static Optional<LocalDate> relative(String range, LocalDate today, boolean start) {
        Matcher ago = AGO.matcher(range);
        if (ago.matches()) {
            long amount = Long.parseLong(ago.group(3)) * (ago.group(2).equals("AGO") ? -1 : 1);
            return Optional.of(
                    switch (ago.group(1)) {
                        case "D" -> today.plusDays(amount);
                        case "W" -> today.plusWeeks(amount);
                        case "M" -> today.plusMonths(amount);
                        case "Q" -> today.plusMonths(3 * amount);
                        default -> today.plusYears(amount);
                    });
        }
        return switch (range) {
            case "TODAY" -> Optional.of(today);
            case "YESTERDAY" -> Optional.of(today.minusDays(1));
            case "TOMORROW" -> Optional.of(today.plusDays(1));
            case "TW" -> Optional.of(week(today, start));
            case "LW" -> Optional.of(week(today.minusWeeks(1), start));
            case "TM" -> Optional.of(month(today, start));
            case "LM" -> Optional.of(month(today.minusMonths(1), start));
            case "TY", "TFY" -> Optional.of(year(today, start));
            case "LY", "LFY" -> Optional.of(year(today.minusYears(1), start));
            default -> Optional.empty();
        };
    }

    private static LocalDate week(LocalDate day, boolean start) {
        return start
                ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY))
                : day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
    }

    private static LocalDate month(LocalDate day, boolean start) {
        return day.with(start ? TemporalAdjusters.firstDayOfMonth() : TemporalAdjusters.lastDayOfMonth());
    }

    private static LocalDate year(LocalDate day, boolean start) {
        return day.with(start ? TemporalAdjusters.firstDayOfYear() : TemporalAdjusters.lastDayOfYear());
    }

    private static Sql literal(LocalDateTime moment) {
        return Sql.date("TIMESTAMP '" + LITERAL.format(moment) + "'");
    }
}
