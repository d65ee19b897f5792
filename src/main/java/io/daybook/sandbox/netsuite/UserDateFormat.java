package io.daybook.sandbox.netsuite;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** How the logged-in user prefers dates: raw date columns are printed so, without the time (NetSuite reference 2.4). */
public enum UserDateFormat {
    MONTH_DAY_YEAR("M/d/yyyy"),
    TWO_DIGIT_MONTH_DAY_YEAR("MM/dd/yyyy"),
    DAY_MONTH_YEAR("d/M/yyyy"),
    TWO_DIGIT_DAY_MONTH_YEAR("dd/MM/yyyy"),
    DAY_DOT_MONTH_DOT_YEAR("d.M.yyyy"),
    DAY_SHORT_MONTH_YEAR("dd-MMM-yyyy"),
    YEAR_MONTH_DAY("yyyy-M-d");

    private final DateTimeFormatter printer;
    private final DateTimeFormatter reader;

    UserDateFormat(String pattern) {
        this.printer = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        // reading takes one digit or two, whatever is printed; the short name of a month has three letters
        this.reader = DateTimeFormatter.ofPattern(
                pattern.replaceAll("(?<!M)MM(?!M)", "M").replace("dd", "d"), Locale.ENGLISH);
    }

    /** {@code 3/2/2026}, {@code 02/03/2026}, … */
    public String print(LocalDate date) {
        return printer.format(date);
    }

    /** The day that {@code text} names in this format, leading zeros or not; empty when it is not in this format. */
    public Optional<LocalDate> read(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip(), reader));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
