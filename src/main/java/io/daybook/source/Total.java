package io.daybook.source;

import java.math.BigDecimal;

/**
 * What a platform counts and adds up over the records of one currency and status.
 *
 * @param currency the platform's text, {@code "?"} where it gives none; empty where the data type has no money
 * @param status the platform's text; empty where it gives none or the mapping names no status
 * @param records how many records
 * @param amount sum of their amounts in the ledger's sign; zero where the data type has no money
 */
public record Total(String currency, String status, long records, BigDecimal amount) {}
