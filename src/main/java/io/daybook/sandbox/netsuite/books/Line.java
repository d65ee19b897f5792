package io.daybook.sandbox.netsuite.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A line of a document in the making, filled in field by field as a bookkeeper fills in a form. Amounts are signed as in
 * NetSuite reference 3.2: debit positive, credit negative. Belongs to one thread.
 */
final class Line {
    /** Number inside the document; 0 is the main line. */
    long id;

    long uniqueKey;
    boolean main;
    boolean tax;
    boolean costOfGoods;
    Product product;
    BigDecimal quantity;
    BigDecimal rate;
    /** Transaction currency; {@code null} for lines that only describe. */
    BigDecimal foreignAmount;
    /** Base currency of the subsidiary; {@code null} for lines that only describe. */
    BigDecimal netAmount;

    Account account;
    boolean expense;
    String memo;
    Long createdFrom;
    String category;
    LocalDate periodStart;
    LocalDate periodEnd;
    Long department;
    Long classification;
    Long location;
    Instant created;
    Instant modified;
    /** When the line was added to a document that was there already; {@code null} for lines written with it. */
    Instant addedLater;

    /** NetSuite's {@code accountinglinetype}; absent on expense lines of bills (NetSuite reference 3.2). */
    String accountingLineType() {
        if (expense || account == null) {
            return null;
        }
        return switch (account) {
            case RECEIVABLE -> "ACCOUNTSRECEIVABLE";
            case PAYABLE -> "ACCOUNTSPAYABLE";
            case BANK, UNDEPOSITED -> "PAYMENT";
            case SALES_TAX, INPUT_TAX -> "TAX";
            case STOCK -> "ASSET";
            case COST_OF_GOODS -> "COGS";
            case DISCOUNTS -> "DISCOUNT";
            case SUBSCRIPTIONS, SERVICES, GOODS -> "INCOME";
            default -> "EXPENSE";
        };
    }
}
