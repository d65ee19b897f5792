package io.daybook.mapping;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The time a line is for, first and last day included.
 *
 * @param start {@code null} where absent
 * @param end {@code null} where absent
 */
record Period(LocalDate start, LocalDate end) {
    /** Both there, start not after end. */
    boolean valid() {
        return start != null && end != null && !start.isAfter(end);
    }

    /** Days from start to end, both included; 0 where the period is not valid. */
    long days() {
        return valid() ? ChronoUnit.DAYS.between(start, end) + 1 : 0;
    }

    /** Such as {@code period 2026-01-01..2026-12-31}, with what is wrong with it. */
    String described() {
        if (start == null && end == null) {
            return "no period";
        }
        if (start == null) {
            return "period without start, end " + end;
        }
        if (end == null) {
            return "period without end, start " + start;
        }
        return "period " + start + ".." + end + (valid() ? "" : " reversed");
    }
}
