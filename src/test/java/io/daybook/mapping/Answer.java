package io.daybook.mapping;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records as a platform would answer a mapping's question, and what becomes of them. */
final class Answer {
    private static final Instant MODIFIED = Instant.parse("2026-03-01T10:00:00Z");

    private final Mapping mapping;
    private final Map<String, String> values;

    private Answer(Mapping mapping, Map<String, String> values) {
        this.mapping = mapping;
        this.values = values;
    }

    /** @param nameThenValue fields that are there; all others are absent */
    static Answer to(Mapping mapping, String... nameThenValue) {
        return new Answer(mapping, new LinkedHashMap<>()).with(nameThenValue);
    }

    /** The same record with some values changed; {@code null} takes one away. */
    Answer with(String... nameThenValue) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        for (int i = 0; i < nameThenValue.length; i += 2) {
            if (!mapping.question().fieldNames().contains(nameThenValue[i])) {
                throw new IllegalArgumentException("not asked for: " + nameThenValue[i]);
            }
            changed.put(nameThenValue[i], nameThenValue[i + 1]);
        }
        return new Answer(mapping, changed);
    }

    SourceRecord record() {
        List<String> names = mapping.question().fieldNames();
        return new SourceRecord(names, names.stream().map(values::get).toArray(String[]::new), 1, 2, MODIFIED);
    }

    /** After all three steps, as the first record of its document. */
    Draft mapped() {
        return mapped(true);
    }

    Draft mapped(boolean first) {
        Draft draft = new Draft(record(), first);
        mapping.map(draft);
        mapping.classify(draft);
        mapping.currency(draft);
        return draft;
    }

    /** One value of the head. */
    Object head(String column) {
        return mapped().headRow().values()[mapping.target().head().indexOf(column)];
    }

    /** One value of the line. */
    Object line(String column) {
        return mapped().lineRow()
                .values()[mapping.target().lines().orElseThrow().indexOf(column)];
    }
}
