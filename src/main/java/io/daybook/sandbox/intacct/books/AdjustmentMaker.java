package io.daybook.sandbox.intacct.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import java.math.BigDecimal;
import java.time.Instant;

/** Makes AR adjustments: a credit memo is a negative total, a debit memo a positive one (Intacct reference 4.2). Immutable. */
final class AdjustmentMaker {
    private final InvoiceMaker invoices;

    AdjustmentMaker(InvoiceMaker invoices) {
        this.invoices = invoices;
    }

    /** One for a customer, on its own; mostly a credit memo. */
    Document make(Customer customer, Instant moment, Chance chance) {
        Document like = invoices.fresh(customer, moment, chance);
        Document adjustment = new Document(Document.ADJUSTMENT, customer, like.entity, like.currency, like.rate);
        adjustment.date = Calendar.day(moment);
        adjustment.created = moment;
        adjustment.modified = moment;
        adjustment.topLevel = like.topLevel;
        adjustment.hidden = like.hidden;
        boolean credit = !chance.perMille(150);
        adjustment.description = credit ? "Credit memo" : "Debit memo";
        int count = chance.between(1, 3);
        for (Line each : like.lines) {
            if (each.byUser() && adjustment.lines.size() < count) {
                BigDecimal amount = credit ? each.amount.negate() : each.amount;
                Line line = new Line(each.item, amount, each.memo);
                line.department = each.department;
                adjustment.lines.add(line);
            }
        }
        return adjustment;
    }
}
