package io.daybook.sandbox.netsuite;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** How the logged-in user prefers dates: raw date columns are printed so, without the time (NetSuite reference 2.4). */
public enum UserDateFormat {
    MONTH_DAY_YEAR("M/d/yyyy", "FMMM/DD/YYYY"),
    TWO_DIGIT_MONTH_DAY_YEAR("MM/dd/yyyy", "MM/DD/YYYY"),
    DAY_MONTH_YEAR("d/M/yyyy", "FMDD/MM/YYYY"),
    TWO_DIGIT_DAY_MONTH_YEAR("dd/MM/yyyy", "DD/MM/YYYY"),
    DAY_DOT_MONTH_DOT_YEAR("d.M.yyyy", "FMDD.MM.YYYY"),
    DAY_SHORT_MONTH_YEAR("dd-MMM-yyyy", "DD-Mon-YYYY"),
    YEAR_MONTH_DAY("yyyy-M-d", "YYYY-FMMM-DD");

    private final DateTimeFormatter printer;
    private final DateTimeFormatter reader;
    private final String mask;

    UserDateFormat(String pattern, String mask) {
        this.printer = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        this.reader = DateTimeFormatter.ofPattern(
                pattern.replace("MMM", "#")
                        .replace("MM", "M")
                        .replace("dd", "d")
                        .replace("#", "MMM"),
                Locale.ENGLISH);
        this.mask = mask;
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

    /** The same format as a mask of {@code TO_CHAR}. */
    public String mask() {
        return mask;
    }
}
