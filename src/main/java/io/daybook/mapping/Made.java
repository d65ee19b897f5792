package io.daybook.mapping;

/**
 * How a value of a ledger row was made of its record.
 *
 * @param table ledger table
 * @param column its column; {@code custom.<name>} for a further field
 * @param line of the mapping file that says so, from 1
 * @param how in words, such as {@code = - netamount, as money in subsidiary_symbol}, or for a classified column the rule that
 *     decided
 * @param field first field that it was taken from and that had a value; empty where there is none
 */
public record Made(String table, String column, int line, String how, String field) {}
