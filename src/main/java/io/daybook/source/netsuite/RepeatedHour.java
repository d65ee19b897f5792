package io.daybook.source.netsuite;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * The hour that the clocks of a time zone show twice in autumn. A column that keeps local time (NetSuite reference 6.1) cannot
 * tell the second pass from the first, so that a change made in the second one may be shown up to an hour too early in UTC.
 * The login's zone is not known, so every zone counts.
 */
final class RepeatedHour {
    private static final Duration AROUND = Duration.ofDays(1);

    /** Before this no platform of ours was asked anything. */
    private static final Instant OLDEST = Instant.parse("2020-01-01T00:00:00Z");

    /** Those of all zones whose clocks have changed since; many zones have the same. */
    private static final List<ZoneRules> ALL = ZoneId.getAvailableZoneIds().stream()
            .map(zone -> ZoneId.of(zone).getRules())
            .filter(rules -> rules.nextTransition(OLDEST) != null)
            .distinct()
            .toList();

    private RepeatedHour() {}

    /**
     * Where to begin so that no change since {@code since} is missed: the same moment mostly; earlier by what the clocks go
     * back, if they do so somewhere around that moment.
     */
    static Instant before(Instant since) {
        Duration back = Duration.ZERO;
        for (ZoneRules rules : ALL) {
            Duration repeated = repeated(rules, since);
            if (repeated.compareTo(back) > 0) {
                back = repeated;
            }
        }
        return since.minus(back);
    }

    /**
     * Whether no clock goes back anywhere around a day, so that {@link #before} gives back each of its moments as it is: so are all
     * but some ten days of a year.
     *
     * @param day UTC
     */
    static boolean noneAround(LocalDate day) {
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant().minus(AROUND);
        Instant to = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(AROUND);
        return ALL.stream().noneMatch(rules -> goesBack(rules, from, to));
    }

    private static boolean goesBack(ZoneRules rules, Instant from, Instant to) {
        ZoneOffsetTransition transition = rules.nextTransition(from);
        while (transition != null && transition.getInstant().isBefore(to)) {
            if (transition.isOverlap()) {
                return true;
            }
            transition = rules.nextTransition(transition.getInstant());
        }
        return false;
    }

    private static Duration repeated(ZoneRules rules, Instant since) {
        ZoneOffsetTransition transition = rules.nextTransition(since.minus(AROUND));
        while (transition != null && transition.getInstant().isBefore(since.plus(AROUND))) {
            if (transition.isOverlap()) {
                Duration length = transition.getDuration().negated();
                boolean near = since.isAfter(transition.getInstant().minus(length))
                        && since.isBefore(transition.getInstant().plus(length));
                if (near) {
                    return length;
                }
            }
            transition = rules.nextTransition(transition.getInstant());
        }
        return Duration.ZERO;
    }
}
