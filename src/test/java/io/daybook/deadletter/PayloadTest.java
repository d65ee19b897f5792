package io.daybook.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.mapping.SourceRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadTest {
    private static final Instant MODIFIED = Instant.parse("2026-03-02T10:00:00.123456Z");

    @Test
    void bringsRecordsBackAsTheyCame() {
        List<String> names = List.of("id", "memo", "absent");
        SourceRecord record = new SourceRecord(
                names, new String[] {"1", "tab\t, quote \", NUL \0, emoji 😀, empty next", null}, 7, 71, MODIFIED);
        SourceRecord plain = new SourceRecord(names, new String[] {"2", "", null}, 7, Long.MAX_VALUE, null);

        List<SourceRecord> back = Payload.read(Payload.write(List.of(record, plain)), names);

        assertThat(back).usingRecursiveComparison().isEqualTo(List.of(record, plain));
    }

    @Test
    void fitsWhatThePresentMappingAsksFor() {
        SourceRecord record =
                new SourceRecord(List.of("id", "gone"), new String[] {"1", "was asked for then"}, 7, 71, MODIFIED);

        SourceRecord back = Payload.read(Payload.write(List.of(record)), List.of("asked_for_now", "id"))
                .get(0);

        assertThat(back.values()).containsExactly(null, "1");
    }

    @Test
    void isTheSameTextForTheSameRecords() {
        SourceRecord record = new SourceRecord(List.of("b", "a"), new String[] {"1", "2"}, 7, 71, MODIFIED);

        assertThat(Payload.write(List.of(record)))
                .isEqualTo(
                        "[{\"document\":7,\"key\":71,\"modified\":\"2026-03-02T10:00:00.123456Z\",\"values\":{\"b\":\"1\",\"a\":\"2\"}}]");
    }

    @Test
    void saysWhenItIsNotWhatDaybookWrites() {
        assertThatThrownBy(() -> Payload.read("{\"not\": \"a list\"}", List.of()))
                .isInstanceOf(IllegalStateException.class);
    }
}
