package io.daybook.sandbox.netsuite.books;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A later document's tie to an earlier one (NetSuite reference 3.4): the earlier is {@code previousdoc}.
 *
 * @param previous id of the earlier document, linked at its main line
 * @param previousType what the earlier document is
 * @param line number of the later document's line that is linked
 * @param linkType {@code Payment} for applications
 * @param foreignAmount amount applied, transaction currency, positive
 * @param modified when the tie was made
 */
record Link(
        long previous,
        DocumentType previousType,
        long line,
        String linkType,
        BigDecimal foreignAmount,
        Instant modified) {
    static final String PAYMENT = "Payment";
    /** From a voided document to the journal that reverses it (NetSuite reference 6.7). */
    static final String REVERSAL = "Reversal";
}
