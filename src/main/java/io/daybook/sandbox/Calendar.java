package io.daybook.sandbox;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * When a growing company that bills monthly writes its documents: 36 months up to a moment, each a little busier than
 * the one before; half of a month's invoices in the ten minutes of its billing run (so that several share a second), the
 * others on working days. Days are those of the head office in Paris. Immutable.
 */
public final class Calendar {
    /** Months of history. */
    public static final int MONTHS = 36;

    private static final ZoneId HEAD_OFFICE = ZoneId.of("Europe/Paris");
    private static final long UNITS_PER_MONTH = 1_000_000;
    private static final int FIRST_WEIGHT = 100;
    private static final int GROWTH = 3;
    private static final LocalTime BILLING_RUN = LocalTime.of(3, 0);
    private static final long BILLING_RUN_SECONDS = 600;
    private static final LocalTime OPENING = LocalTime.of(8, 0);
    private static final long WORKING_SECONDS = 11 * 3600L;

    private final Instant asOf;
    private final long[] starts = new long[MONTHS + 1];

    /** @param asOf the moment up to which history is made */
    public Calendar(Instant asOf) {
        this.asOf = asOf;
        for (int month = 0; month < MONTHS; month++) {
            starts[month + 1] = starts[month] + (FIRST_WEIGHT + (long) GROWTH * month) * UNITS_PER_MONTH;
        }
    }

    /** Moment at which the {@code index}-th of {@code count} documents is written; grows with {@code index}. */
    public Instant written(long index, long count) {
        long position = Math.multiplyExact(index, starts[MONTHS]) / count;
        int month = 0;
        while (starts[month + 1] <= position) {
            month++;
        }
        long into = position - starts[month];
        long half = (starts[month + 1] - starts[month]) / 2;
        LocalDate first = firstDay(month);
        Instant moment = into < half
                ? first.atTime(BILLING_RUN)
                        .atZone(HEAD_OFFICE)
                        .toInstant()
                        .plusSeconds(into * BILLING_RUN_SECONDS / half)
                : workingMoment(first, firstDay(month + 1), into - half, half);
        return moment.isBefore(asOf) ? moment : asOf.minusSeconds(1);
    }

    /** First day of the {@code month}-th month of history, 0 to {@value #MONTHS}. */
    public LocalDate firstDay(int month) {
        return ZonedDateTime.ofInstant(asOf, HEAD_OFFICE).toLocalDate().minusMonths(MONTHS - (long) month);
    }

    /** The head office's day at a moment. */
    public static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, HEAD_OFFICE);
    }

    /** A moment in working hours so many days later, as chance has it. */
    public static Instant later(Instant moment, int days, Chance chance) {
        return day(moment)
                .plusDays(days)
                .atTime(OPENING)
                .atZone(HEAD_OFFICE)
                .toInstant()
                .plusSeconds(chance.below(WORKING_SECONDS));
    }

    private static Instant workingMoment(LocalDate first, LocalDate next, long part, long whole) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = first.plusDays(1); day.isBefore(next); day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                days.add(day);
            }
        }
        long second = Math.min(part, whole - 1) * (days.size() * WORKING_SECONDS) / whole;
        LocalDate day = days.get((int) (second / WORKING_SECONDS));
        return day.atTime(OPENING).atZone(HEAD_OFFICE).toInstant().plus(second % WORKING_SECONDS, ChronoUnit.SECONDS);
    }
}
