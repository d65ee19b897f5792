package io.daybook.mapping;

import java.util.List;
import java.util.Map;

/**
 * Every key that a mapping file may have, by the block it stands in. The published schema,
 * {@code mappings/mapping.schema.json}, must say the same; a test compares them.
 */
final class Keys {
    static final List<String> FILE =
            List.of("dataType", "settings", "ask", "leaveOut", "become", "classify", "control");
    static final List<String> ASK =
            List.of("from", "join", "where", "document", "key", "modified", "deletions", "fields");
    static final List<String> FIXED = List.of("fixed");
    static final List<String> CLOCK = List.of("newest", "from", "document");
    static final List<String> JOIN = List.of("table", "outer", "optional");
    static final List<String> FIELD = List.of("text", "date", "timestamp", "money", "format", "currency", "optional");
    static final List<String> LEFT_OUT = List.of("when", "because");
    static final List<String> CONTROL = List.of("amount", "status");
    static final List<String> CLASSIFIED = List.of("classify", "period");
    static final List<String> REASON = List.of("reasonOf");
    static final List<String> CURRENCY_OF = List.of("currencyOf");
    static final List<String> RULE = List.of("when", "is");
    static final List<String> LAST_RULE = List.of("otherwise");

    /** Keys beside {@code from} and {@code as}, by what {@code as} says. */
    static final Map<String, List<String>> CONVERSIONS = Map.of(
            "text", List.of(),
            "date", List.of("format"),
            "timestamp", List.of(),
            "decimal", List.of("invert"),
            "money", List.of("invert"),
            "boolean", List.of(),
            "choice", List.of("choices", "otherwise"),
            "currency", List.of());

    private Keys() {}
}
