package io.daybook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybook.source.WaitTimes;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How long something took, many times.
 *
 * @param count how many times
 * @param median half of them took no longer
 * @param most95 95 of 100 took no longer
 * @param longest of all
 */
public record Spread(long count, Duration median, Duration most95, Duration longest) {
    private static final int HALF = 50;
    private static final int NEARLY_ALL = 95;
    private static final int ALL = 100;

    static Spread of(WaitTimes waits) {
        return new Spread(waits.count(), waits.percentile(HALF), waits.percentile(NEARLY_ALL), waits.longest());
    }

    /** @param nanos at least one */
    static Spread of(List<Long> nanos) {
        List<Duration> sorted = nanos.stream().sorted().map(Duration::ofNanos).toList();
        return new Spread(sorted.size(), part(sorted, HALF), part(sorted, NEARLY_ALL), sorted.get(sorted.size() - 1));
    }

    private static Duration part(List<Duration> sorted, int percent) {
        return sorted.get((sorted.size() * percent + ALL - 1) / ALL - 1);
    }

    static Spread read(JsonNode json) {
        return new Spread(
                json.path("count").asLong(),
                Duration.ofNanos(json.path("medianNanos").asLong()),
                Duration.ofNanos(json.path("most95Nanos").asLong()),
                Duration.ofNanos(json.path("longestNanos").asLong()));
    }

    Map<String, Object> write() {
        return Map.of(
                "count", count,
                "medianNanos", median.toNanos(),
                "most95Nanos", most95.toNanos(),
                "longestNanos", longest.toNanos());
    }
}
