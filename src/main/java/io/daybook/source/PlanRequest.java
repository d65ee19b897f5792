package io.daybook.source;

import io.daybook.connection.Connection;
import io.daybook.mapping.Question;
import java.time.Instant;
import java.util.Optional;

/**
 * A dataset to be cut into windows.
 *
 * @param connection whose books
 * @param dataType such as {@code invoices}; for messages
 * @param question what is asked
 * @param since only documents of which any clock shows this moment or a later one, UTC on the platform's clock; empty to
 *     read everything. A platform that finds too much changed may plan to read everything all the same.
 */
public record PlanRequest(Connection connection, String dataType, Question question, Optional<Instant> since) {
    /** Everything. */
    public PlanRequest(Connection connection, String dataType, Question question) {
        this(connection, dataType, question, Optional.empty());
    }
}
