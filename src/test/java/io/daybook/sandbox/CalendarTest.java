package io.daybook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private static final Instant AS_OF = Instant.parse("2026-09-30T22:00:00Z");

    @Test
    void writesDocumentsInOrderOverThreeYearsUpToThePresent() {
        Calendar calendar = new Calendar(AS_OF);
        List<Instant> moments = moments(calendar, 5000);
        assertThat(moments).isSorted();
        assertThat(moments.get(0))
                .isBetween(Instant.parse("2023-09-30T00:00:00Z"), Instant.parse("2023-10-02T00:00:00Z"));
        assertThat(moments.get(4999)).isBetween(AS_OF.minusSeconds(3 * 86400), AS_OF);
    }

    @Test
    void neverWritesAfterThePresentWhateverDayThatIs() {
        for (String day : List.of("2026-03-31T10:00:00Z", "2024-02-29T23:59:59Z", "2026-01-01T00:00:00Z")) {
            Instant asOf = Instant.parse(day);
            List<Instant> moments = moments(new Calendar(asOf), 700);
            assertThat(moments).isSorted().allMatch(moment -> moment.isBefore(asOf));
        }
    }

    @Test
    void growsFromYearToYear() {
        List<Instant> moments = moments(new Calendar(AS_OF), 5000);
        Instant firstYearEnds = Instant.parse("2024-09-30T22:00:00Z");
        Instant lastYearBegins = Instant.parse("2025-09-30T22:00:00Z");
        assertThat(moments.stream().filter(lastYearBegins::isBefore).count())
                .isGreaterThan(moments.stream().filter(firstYearEnds::isAfter).count() * 5 / 4);
    }

    private static List<Instant> moments(Calendar calendar, long count) {
        return LongStream.range(0, count)
                .mapToObj(index -> calendar.written(index, count))
                .toList();
    }
}
