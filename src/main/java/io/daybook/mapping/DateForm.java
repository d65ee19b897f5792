package io.daybook.mapping;

import io.daybook.mapping.YamlNode.Text;
import java.time.LocalDate;
import java.time.Year;
import java.util.Optional;

/**
 * A form of dates such as {@code %d/%m/%Y}: {@code %d} and {@code %m} are two digits, {@code %Y} is four, all else stands
 * for itself. Positions are fixed, so that a date is read without an exception or a regular expression. Immutable and
 * thread-safe.
 */
final class DateForm {
    /** {@code JJ/MM/AAAA}. */
    static final String USUAL = "%d/%m/%Y";

    private final String literal;
    private final int dayAt;
    private final int monthAt;
    private final int yearAt;

    private DateForm(String literal, int dayAt, int monthAt, int yearAt) {
        this.literal = literal;
        this.dayAt = dayAt;
        this.monthAt = monthAt;
        this.yearAt = yearAt;
    }

    /** The form that a file gives; empty where it is none, which is then among the mistakes. */
    static Optional<DateForm> compile(Text format, Mistakes mistakes) {
        Optional<DateForm> form = of(format.text());
        if (form.isEmpty()) {
            mistakes.add(
                    format.line(),
                    "'" + format.text() + "' is no form of dates",
                    "use %d, %m and %Y once each, as in \"%d/%m/%Y\" or \"%Y-%m-%d\"");
        }
        return form;
    }

    static Optional<DateForm> of(String format) {
        StringBuilder literal = new StringBuilder();
        int day = -1;
        int month = -1;
        int year = -1;
        for (int i = 0; i < format.length(); i++) {
            if (format.charAt(i) != '%') {
                literal.append(format.charAt(i));
                continue;
            }
            char directive = ++i < format.length() ? format.charAt(i) : '?';
            int at = literal.length();
            if (directive == 'd' && day < 0) {
                day = at;
            } else if (directive == 'm' && month < 0) {
                month = at;
            } else if (directive == 'Y' && year < 0) {
                year = at;
            } else {
                return Optional.empty();
            }
            literal.append(directive == 'Y' ? "\0\0\0\0" : "\0\0");
        }
        return day < 0 || month < 0 || year < 0
                ? Optional.empty()
                : Optional.of(new DateForm(literal.toString(), day, month, year));
    }

    /** The date, or {@code null} where the text is not exactly one of this form that the calendar has; years 1 to 9999. */
    LocalDate parse(String text) {
        if (text.length() != literal.length()) {
            return null;
        }
        for (int i = 0; i < literal.length(); i++) {
            char expected = literal.charAt(i);
            char found = text.charAt(i);
            if (expected == '\0' ? found < '0' || found > '9' : found != expected) {
                return null;
            }
        }
        int year = number(text, yearAt, 4);
        int month = number(text, monthAt, 2);
        int day = number(text, dayAt, 2);
        boolean exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
        return exists ? LocalDate.of(year, month, day) : null;
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 2 -> Year.isLeap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }
}
