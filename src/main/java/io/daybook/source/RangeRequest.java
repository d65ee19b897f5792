package io.daybook.source;

import io.daybook.connection.Connection;
import io.daybook.mapping.Question;

/**
 * A range of documents to be counted and added up by the platform itself, independently of any page.
 *
 * @param connection whose books
 * @param dataType such as {@code invoices}; for messages
 * @param question whose population is counted: its tables and conditions
 * @param range which documents
 */
public record RangeRequest(Connection connection, String dataType, Question question, Window range) {}
