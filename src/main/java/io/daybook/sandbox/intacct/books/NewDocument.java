package io.daybook.sandbox.intacct.books;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document that somebody wants to be written.
 *
 * @param draft whether it is not to be posted yet
 * @param dailyRate whether the rate of the day is to be taken; else the header has one, or needs none
 * @param entity id of the entity that will own it; {@code null} for the top level
 * @param user record number of who writes it
 * @param header values by field
 * @param lines values by field, in their order
 */
public record NewDocument(
        DocumentKind kind,
        boolean draft,
        boolean dailyRate,
        String entity,
        long user,
        Map<String, Object> header,
        List<Map<String, Object>> lines) {
    public NewDocument {
        // an empty value is a null, which Map.copyOf refuses
        header = Collections.unmodifiableMap(new LinkedHashMap<>(header));
        lines = List.copyOf(lines);
    }
}
