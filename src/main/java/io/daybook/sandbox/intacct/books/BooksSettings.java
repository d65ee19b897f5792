package io.daybook.sandbox.intacct.books;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What decides a set of books. Equal seed, invoices and {@code asOf} make equal books, bit for bit, on every machine and
 * on every day.
 *
 * @param seed chooses the data
 * @param invoices number of ordinary AR invoices, 0 to 1,000,000; each has about 4 lines. Counter-documents of reversed ones
 *     come on top
 * @param asOf the moment up to which history is made; no clock in fresh books lies after it
 * @param clock time of later changes; where it lags behind {@code asOf}, {@code asOf} counts instead
 */
public record BooksSettings(long seed, int invoices, Instant asOf, Clock clock) {
    /** Most invoices that one set of books may hold. */
    public static final int MOST_INVOICES = 1_000_000;

    private static final Instant DEFAULT_AS_OF = Instant.parse("2026-09-30T22:00:00Z");

    /** @throws IllegalArgumentException when {@code invoices} is out of range */
    public BooksSettings {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(clock, "clock");
        if (invoices < 0 || invoices > MOST_INVOICES) {
            throw new IllegalArgumentException("invoices must be 0 to " + MOST_INVOICES + ", is " + invoices);
        }
        asOf = asOf.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Books as of 1 October 2026, Paris, changed later by the machine's clock. */
    public static BooksSettings of(long seed, int invoices) {
        return new BooksSettings(seed, invoices, DEFAULT_AS_OF, Clock.systemUTC());
    }

    /** The same books with another clock for later changes. */
    public BooksSettings withClock(Clock other) {
        return new BooksSettings(seed, invoices, asOf, other);
    }

    /** The company's present moment in whole seconds: the clock's, but never before the books. */
    public Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return now.isBefore(asOf) ? asOf : now;
    }

    /** What a timestamp column holds for a moment: local time in UTC. */
    public static LocalDateTime utc(Instant moment) {
        return moment == null ? null : LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
