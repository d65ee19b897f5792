package io.daybook.source;

import io.daybook.connection.Connection;
import io.daybook.mapping.Question;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Data types of one connection, to be looked at together: can anything be new in them?
 *
 * @param connection whose books
 * @param parts one for each data type
 */
public record GlanceRequest(Connection connection, List<Part> parts) {
    public GlanceRequest {
        parts = List.copyOf(parts);
    }

    /**
     * One data type.
     *
     * @param dataType such as {@code invoices}
     * @param question what is asked of it
     * @param since whatever any clock, or the log of deletions, shows at this moment or later is new; UTC on the platform's
     *     clock
     */
    public record Part(String dataType, Question question, Instant since) {}

    /** Names of the data types, for messages. */
    public String dataTypes() {
        return parts.stream().map(Part::dataType).collect(Collectors.joining(", "));
    }
}
