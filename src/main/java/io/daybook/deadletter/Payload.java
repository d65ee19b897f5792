package io.daybook.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.mapping.SourceRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The form in which a dead letter keeps records: JSON that support can read and a replay can read back. */
final class Payload {
    private static final TypeReference<List<Item>> ITEMS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private Payload() {}

    /** @param modified ISO 8601, UTC */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(long document, long key, String modified, Map<String, String> values) {}

    static String write(List<SourceRecord> records) {
        try {
            return JSON.writeValueAsString(records.stream()
                    .map(record -> new Item(
                            record.document(),
                            record.key(),
                            record.modified() == null ? null : record.modified().toString(),
                            record.present()))
                    .toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads records back.
     *
     * @param names what the present mapping asks for: values under other names are left out, missing ones are absent
     */
    static List<SourceRecord> read(String payload, List<String> names) {
        try {
            return JSON.readValue(payload, ITEMS).stream()
                    .map(item -> new SourceRecord(
                            names,
                            names.stream().map(item.values()::get).toArray(String[]::new),
                            item.document(),
                            item.key(),
                            item.modified() == null ? null : Instant.parse(item.modified())))
                    .toList();
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("the payload is not the JSON that Daybook writes", damaged);
        }
    }
}
