package io.daybook.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static HttpAnswer answer(String header, String value, String body) {
        return new HttpAnswer(200, Map.of(header, value), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Duration retryAfter(String value) {
        return answer("retry-after", value, "").retryAfter(NOW);
    }

    @Test
    void theTimeToWaitIsReadAsSecondsOrAsADate() {
        assertThat(retryAfter("120")).isEqualTo(Duration.ofMinutes(2));
        assertThat(retryAfter("Sat, 21 Nov 2026 10:00:30 GMT")).isEqualTo(Duration.ofSeconds(30));
        assertThat(retryAfter("Sat, 21 Nov 2026 09:00:00 GMT")).isEqualTo(Duration.ZERO);
        assertThat(retryAfter("9999999999")).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999999", "Sat, 99 Nov 2026 10:00:30 GMT"})
    void aTimeToWaitThatCannotBeReadIsNone(String value) {
        assertThat(retryAfter(value)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, x, true",
        "'Application/JSON; charset=utf-8', x, true",
        "application/vnd.oracle.resource+json; type=error, x, true",
        "text/html, '{', false",
        "text/json-like, '{', false",
        "'', '{\"a\":1}', true",
        "'', '<html>', false",
        "'', '', false"
    })
    void jsonIsToldByItsMediaType(String type, String body, boolean json) {
        assertThat(answer("content-type", type, body).json()).isEqualTo(json);
    }

    @Test
    void anExcerptIsOneShortLine() {
        assertThat(answer("a", "b", " one\n\ttwo\u0007 three ").excerpt(100)).isEqualTo("one two three");
        assertThat(answer("a", "b", "x".repeat(1_000_000)).excerpt(10)).isEqualTo("xxxxxxxxxx…");
    }

    @Test
    void whatIsPrintedOfACallHoldsNoSecret() {
        HttpCall call =
                HttpCall.get(java.net.URI.create("https://example.com/a")).with("Authorization", "Bearer secret");

        assertThat(call.toString()).isEqualTo("GET https://example.com/a");
    }
}
