package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;

/**
 * How many records there are of one currency and state, and what they come to.
 *
 * @param currency as the record has it; {@code null} where it has none
 * @param state {@code STATE} by label
 * @param sum {@code TRX_TOTALENTERED} of documents, {@code TRX_AMOUNT} of lines, in that currency
 * @param baseSum the same in base currencies, all entities' together
 */
public record Total(String currency, String state, long count, BigDecimal sum, BigDecimal baseSum) {}
