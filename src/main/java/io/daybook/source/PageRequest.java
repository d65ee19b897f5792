package io.daybook.source;

import io.daybook.connection.Connection;
import io.daybook.mapping.Question;

/**
 * One page to be read: the records of {@code window} after {@code position}, ordered by document and key.
 *
 * @param connection whose books
 * @param dataType such as {@code invoices}; for messages
 * @param question what is asked
 * @param window the range of documents
 * @param position how far it has been read
 */
public record PageRequest(
        Connection connection, String dataType, Question question, Window window, Position position) {}
