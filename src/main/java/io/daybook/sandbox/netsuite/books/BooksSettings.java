package io.daybook.sandbox.netsuite.books;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What decides a set of books. Equal seed, invoices, {@code asOf} and {@code loginZone} make equal books, bit for bit,
 * on every machine and on every day.
 *
 * @param seed chooses the data
 * @param invoices number of customer invoices, 0 to 1,000,000; each has about 4 lines with a revenue category
 * @param asOf the moment up to which history is made; no date and no clock in fresh books lies after it
 * @param loginZone zone of the account's login, in which every timestamp column is written (NetSuite reference 6.1)
 * @param clock time of later changes; where it lags behind {@code asOf}, {@code asOf} counts instead
 */
public record BooksSettings(long seed, int invoices, Instant asOf, ZoneId loginZone, Clock clock) {
    /** Most invoices that one set of books may hold. */
    public static final int MOST_INVOICES = 1_000_000;

    private static final Instant DEFAULT_AS_OF = Instant.parse("2026-09-30T22:00:00Z");
    private static final ZoneId DEFAULT_LOGIN_ZONE = ZoneId.of("America/Los_Angeles");

    /** @throws IllegalArgumentException when {@code invoices} is out of range */
    public BooksSettings {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(loginZone, "loginZone");
        Objects.requireNonNull(clock, "clock");
        if (invoices < 0 || invoices > MOST_INVOICES) {
            throw new IllegalArgumentException("invoices must be 0 to " + MOST_INVOICES + ", is " + invoices);
        }
        asOf = asOf.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Books as of 1 October 2026, Paris, for a login in Los Angeles, changed later by the machine's clock. */
    public static BooksSettings of(long seed, int invoices) {
        return new BooksSettings(seed, invoices, DEFAULT_AS_OF, DEFAULT_LOGIN_ZONE, Clock.systemUTC());
    }

    /** The same books with another clock for later changes. */
    public BooksSettings withClock(Clock other) {
        return new BooksSettings(seed, invoices, asOf, loginZone, other);
    }

    /** The same books for a login in another zone. */
    public BooksSettings withLoginZone(ZoneId other) {
        return new BooksSettings(seed, invoices, asOf, other, clock);
    }

    /** The account's present moment in whole seconds (NetSuite reference 6.2): the clock's, but never before the books. */
    public Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return now.isBefore(asOf) ? asOf : now;
    }

    /** What a timestamp column holds for a moment: local time of the login. */
    LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, loginZone);
    }
}
