package io.daybook.source;

import io.daybook.connection.Connection;
import io.daybook.mapping.Question;

/**
 * A dataset to be cut into windows.
 *
 * @param connection whose books
 * @param dataType such as {@code invoices}; for messages
 * @param question what is asked
 */
public record PlanRequest(Connection connection, String dataType, Question question) {}
