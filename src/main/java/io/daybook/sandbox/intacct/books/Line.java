package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A line of a document in the making. */
final class Line {
    final Item item;
    final String memo;
    /** In transaction currency; {@code null} for the line that lacks it. */
    BigDecimal amount;

    long recordNumber;
    /** The line that this one is the tax of. */
    Line taxed;

    String contractId;
    /** Name of the revenue recognition template; {@code null} where nothing is deferred. */
    String template;

    LocalDate recognizedFrom;
    LocalDate recognizedTo;
    String department;

    Line(Item item, BigDecimal amount, String memo) {
        this.item = item;
        this.amount = amount;
        this.memo = memo;
    }

    /** {@code LINEITEM}: T for what users typed in, F for what the system added. */
    boolean byUser() {
        return taxed == null;
    }

    /** The same with the opposite sign. */
    Line negated() {
        Line other = new Line(item, amount == null ? null : amount.negate(), memo);
        other.contractId = contractId;
        other.template = template;
        other.recognizedFrom = recognizedFrom;
        other.recognizedTo = recognizedTo;
        other.department = department;
        return other;
    }
}
