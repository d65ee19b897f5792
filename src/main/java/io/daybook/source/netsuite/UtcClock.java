package io.daybook.source.netsuite;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A column with a moment, asked so that the login's time zone and date format do not matter (NetSuite reference 2.4, 6.1):
 * NetSuite shows and compares such a column in whatever zone the login has.
 *
 * @param expression such as {@code t.lastmodifieddate}
 */
record UtcClock(String expression) {
    /** No zone is further than 14 hours from UTC. */
    private static final Duration FURTHEST_ZONE = Duration.ofDays(1);

    private static final DateTimeFormatter PRINTED = format("yyyy-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter RAW = format("yyyy-MM-dd HH:mm:ss");

    /** The moment in UTC, as a text such as {@code 2026-01-31T09:15:00Z}. */
    String printed() {
        return "TO_CHAR(SYS_EXTRACT_UTC(" + expression + "),'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
    }

    /**
     * Conditions for moments from {@code since} on; of its second, all. The first is only for the sake of an index: the bare
     * column, in the login's zone, a day earlier.
     */
    List<String> since(Instant since) {
        Instant earliest = RepeatedHour.before(since);
        return since(raw(earliest), printed(earliest));
    }

    /**
     * The same.
     *
     * @param raw what {@link #raw(Instant)} makes of the moment
     * @param printed what {@link #printed(Instant)} makes of it
     */
    List<String> since(String raw, String printed) {
        return List.of(
                expression + " >= TO_DATE('" + raw + "','YYYY-MM-DD HH24:MI:SS')", printed() + " >= '" + printed + "'");
    }

    /** A moment for the bare column: a day earlier. */
    static String raw(Instant earliest) {
        return RAW.format(earliest.minus(FURTHEST_ZONE));
    }

    /** A moment as pages show it. */
    static String printed(Instant earliest) {
        return PRINTED.format(earliest);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
