package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedHourTest {
    @ParameterizedTest
    @CsvSource({
        // Los Angeles goes back at 09:00 UTC, Paris at 01:00 UTC, and with Paris the station Troll by two hours
        "2026-11-01T09:30:00Z, 2026-11-01T08:30:00Z",
        "2026-10-25T01:00:00Z, 2026-10-24T23:00:00Z",
        "2026-07-01T10:00:00Z, 2026-07-01T10:00:00Z",
        // going forward repeats nothing
        "2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z"
    })
    void onlyAroundClocksGoingBackTheSearchBeginsEarlier(Instant since, Instant expected) {
        assertThat(RepeatedHour.before(since)).isEqualTo(expected);
    }

    @Test
    void clocksThatGoBackHalfAnHourCountToo() {
        // Given Lord Howe Island, which goes back half an hour at 15:00 UTC
        assertThat(RepeatedHour.before(Instant.parse("2026-04-04T15:10:00Z")))
                .isBeforeOrEqualTo(Instant.parse("2026-04-04T14:40:00Z"));
    }

    @Property(tries = 300)
    void onADayWithoutClocksGoingBackAroundItEveryMomentStaysAsItIs(
            @ForAll @LongRange(min = 1_767_225_600L, max = 1_830_297_600L) long second) {
        Instant since = Instant.ofEpochSecond(second);

        if (RepeatedHour.noneAround(LocalDate.ofInstant(since, ZoneOffset.UTC))) {
            assertThat(RepeatedHour.before(since)).isEqualTo(since);
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-10-25, false", "2026-10-26, false", "2026-11-01, false", "2026-07-01, true", "2026-03-29, true"})
    void clocksThatGoBackAreNoticedOnTheDaysAround(LocalDate day, boolean none) {
        assertThat(RepeatedHour.noneAround(day)).isEqualTo(none);
    }

    @Property(tries = 300)
    void noLocalTimeOfALaterChangeIsReadAsEarlier(
            @ForAll @LongRange(min = 1_767_225_600L, max = 1_830_297_600L) long second,
            @ForAll @LongRange(min = 0, max = 7200) long later) {
        // Given a change at or after a moment, kept as local time and read back as the first of two passes
        Instant since = Instant.ofEpochSecond(second);
        Instant change = since.plusSeconds(later);
        for (String zone :
                new String[] {"America/Los_Angeles", "Europe/Paris", "Australia/Lord_Howe", "Asia/Kolkata"}) {
            LocalDateTime local = LocalDateTime.ofInstant(change, ZoneId.of(zone));
            Instant shown = local.atZone(ZoneId.of(zone))
                    .withZoneSameInstant(ZoneOffset.UTC)
                    .toInstant();

            assertThat(shown).isAfterOrEqualTo(RepeatedHour.before(since));
        }
    }
}
