package io.daybook.sandbox.netsuite.books;

/**
 * Where the display text of a reference stands, for {@code BUILTIN.DF} (NetSuite reference 2.4).
 *
 * @param table table the column's value is a key of
 * @param key that table's key column
 * @param display column with the text that people see
 */
public record Reference(String table, String key, String display) {}
