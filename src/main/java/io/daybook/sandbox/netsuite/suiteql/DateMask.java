package io.daybook.sandbox.netsuite.suiteql;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The masks of {@code TO_CHAR} over dates that clients commonly write, as Java formats. H2 reads a mask anew for every row
 * and prints all rows of a result before it sorts and cuts it, which makes its own {@code TO_CHAR} most of a page's cost.
 */
final class DateMask {
    private static final Map<String, String> PARTS = new LinkedHashMap<>();
    private static final Map<String, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    static {
        PARTS.put("YYYY", "uuuu");
        PARTS.put("HH24", "HH");
        PARTS.put("MM", "MM");
        PARTS.put("DD", "dd");
        PARTS.put("MI", "mm");
        PARTS.put("SS", "ss");
    }

    private DateMask() {}

    /** The mask as a Java format; empty where it has a part that only H2 knows. */
    static Optional<String> java(String mask) {
        StringBuilder java = new StringBuilder();
        int at = 0;
        while (at < mask.length()) {
            String rest = mask.substring(at);
            Optional<String> part = PARTS.keySet().stream()
                    .filter(rest.toUpperCase(Locale.ROOT)::startsWith)
                    .findFirst();
            if (part.isPresent()) {
                java.append(PARTS.get(part.get()));
                at += part.get().length();
            } else if (rest.charAt(0) == '"' && rest.indexOf('"', 1) > 0) {
                int end = rest.indexOf('"', 1);
                java.append('\'')
                        .append(rest.substring(1, end).replace("'", "''"))
                        .append('\'');
                at += end + 1;
            } else if ("-/:., ".indexOf(rest.charAt(0)) >= 0) {
                java.append(rest.charAt(0));
                at++;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(java.toString());
    }

    /** Prints a date or timestamp; called by H2 for every row. */
    static String print(LocalDateTime value, String format) {
        return value == null
                ? null
                : FORMATS.computeIfAbsent(format, DateTimeFormatter::ofPattern).format(value);
    }
}
