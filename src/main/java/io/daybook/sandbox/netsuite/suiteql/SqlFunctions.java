package io.daybook.sandbox.netsuite.suiteql;

import io.daybook.sandbox.netsuite.UserDateFormat;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;

/** What Oracle's SQL has and H2 has not. H2 calls these methods by name; the dialect's checker alone lets them through. */
public final class SqlFunctions {
    private static final List<String> METHODS = List.of("utc", "monthsBetween", "initialCapitals", "userDate", "print");
    private static final List<String> NAMES =
            List.of("SANDBOX_UTC", "SANDBOX_MONTHS_BETWEEN", "SANDBOX_INITCAP", "SANDBOX_DATE", "SANDBOX_PRINT");

    private SqlFunctions() {}

    /** Makes them known to the books' database. */
    static void install(DataSource books) {
        try (Connection connection = books.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < METHODS.size(); i++) {
                statement.execute("CREATE ALIAS IF NOT EXISTS " + NAMES.get(i) + " DETERMINISTIC FOR \""
                        + SqlFunctions.class.getName() + "." + METHODS.get(i) + "\"");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the sandbox's functions cannot be installed", e);
        }
    }

    /** {@code SYS_EXTRACT_UTC}: a local time of {@code zone} in UTC. */
    public static LocalDateTime utc(LocalDateTime local, String zone) {
        return local == null
                ? null
                : local.atZone(ZoneId.of(zone))
                        .withZoneSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime();
    }

    /** {@code TO_CHAR} of a date or timestamp in a Java format of {@link DateMask}. */
    public static String print(LocalDateTime value, String format) {
        return DateMask.print(value, format);
    }

    /** {@code MONTHS_BETWEEN}: whole months between equal days or two month-ends, else 31 days count as one. */
    public static BigDecimal monthsBetween(LocalDateTime later, LocalDateTime earlier) {
        if (later == null || earlier == null) {
            return null;
        }
        long months = (later.getYear() - earlier.getYear()) * 12L + later.getMonthValue() - earlier.getMonthValue();
        boolean bothAtEnd = later.getDayOfMonth() == later.toLocalDate().lengthOfMonth()
                && earlier.getDayOfMonth() == earlier.toLocalDate().lengthOfMonth();
        if (later.getDayOfMonth() == earlier.getDayOfMonth() || bothAtEnd) {
            return BigDecimal.valueOf(months);
        }
        long seconds = ChronoUnit.SECONDS.between(earlier.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS), earlier)
                - ChronoUnit.SECONDS.between(later.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS), later);
        return BigDecimal.valueOf(months)
                .subtract(
                        BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(31L * 24 * 3600), MathContext.DECIMAL64));
    }

    /** {@code TO_CHAR} of a date without a mask; {@code format} is the name of a {@link UserDateFormat}. */
    public static String userDate(LocalDateTime moment, String format) {
        return moment == null ? null : UserDateFormat.valueOf(format).print(moment.toLocalDate());
    }

    /** {@code INITCAP}. */
    public static String initialCapitals(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder result = new StringBuilder(text.length());
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            result.append(inside ? Character.toLowerCase(c) : Character.toUpperCase(c));
            inside = Character.isLetterOrDigit(c);
        }
        return result.toString();
    }
}
