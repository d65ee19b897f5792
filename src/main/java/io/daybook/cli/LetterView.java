package io.daybook.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.deadletter.DeadLetter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dead letter as it is shown: a row of a list, or everything that is known of it. */
final class LetterView {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LetterView() {}

    static Table table(int width) {
        return new Table(
                width, ">letter", ">connection", "data type", "document", ">records", "money", ">attempts", "state");
    }

    static void addTo(Table table, DeadLetter letter) {
        table.rowAnd(
                letter.kind() + ": " + letter.message(),
                letter.id(),
                letter.connectionId(),
                letter.dataType(),
                letter.documentKey(),
                letter.records(),
                money(letter),
                letter.attempts(),
                letter.closedAt().isPresent() ? letter.closedBecause().orElse("closed") : "open");
    }

    private static String money(DeadLetter letter) {
        List<String> sums = new ArrayList<>();
        tree(letter.money()).properties().forEach(sum -> sums.add(sum.getValue().asText() + " " + sum.getKey()));
        return String.join(", ", sums);
    }

    static Map<String, Object> json(DeadLetter letter) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("letter", letter.id());
        json.put("state", letter.closedAt().isPresent() ? "closed" : "open");
        json.put("kind", letter.kind());
        json.put("message", letter.message());
        json.put("route", letter.route());
        json.put("step", letter.step());
        json.put("connection", letter.connectionId());
        json.put("company", letter.company());
        json.put("platform", letter.platform());
        json.put("dataType", letter.dataType());
        json.put("document", letter.documentKey());
        letter.recordKey().ifPresent(key -> json.put("record", key));
        json.put("records", letter.records());
        json.put("money", tree(letter.money()));
        json.put("attempts", letter.attempts());
        json.put("firstFailedAt", letter.firstFailedAt().toString());
        json.put("lastFailedAt", letter.lastFailedAt().toString());
        letter.modified().ifPresent(modified -> json.put("sourceModifiedAt", modified.toString()));
        letter.closedAt().ifPresent(closed -> json.put("closedAt", closed.toString()));
        letter.closedBecause().ifPresent(because -> json.put("closedBecause", because));
        json.put("mappingVersion", letter.mappingVersion());
        letter.pageId().ifPresent(page -> json.put("page", page));
        json.put("payload", tree(letter.payload()));
        return json;
    }

    /** Everything, in lines that a person can read. */
    static String text(DeadLetter letter) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(letter));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException damaged) {
            return JSON.getNodeFactory().textNode(json);
        }
    }
}
