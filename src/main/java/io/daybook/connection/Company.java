package io.daybook.connection;

/**
 * A client business whose books are read.
 *
 * @param id our number, as used in commands and tables
 * @param name unique
 */
public record Company(long id, String name) {}
