package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides how an invoice is settled before the books end: paid at once, in two parts, in part, by a credit memo, or not
 * at all; writes what settles it and brings the invoice's status and open amount in line. Keeps the first of two
 * twins until the second comes, so it must see the invoices in order. Belongs to one thread.
 */
final class Settlement {
    private static final int TWIN_PERCENT = 20;

    private final BooksSettings settings;
    private final Calendar calendar;
    private final InvoiceMaker invoices;
    private final CreditMemoMaker credits;
    private final PaymentMaker payments;
    private Twin twin;

    /** What is known of the first twin when the second is written. */
    private record Twin(long invoice, BigDecimal amount, Instant moment) {}

    Settlement(
            BooksSettings settings,
            Calendar calendar,
            InvoiceMaker invoices,
            CreditMemoMaker credits,
            PaymentMaker payments) {
        this.settings = settings;
        this.calendar = calendar;
        this.invoices = invoices;
        this.credits = credits;
        this.payments = payments;
    }

    /** Settles the {@code index}-th invoice, which has its id already; returns the documents that do, none later than the books. */
    List<Document> settle(Document invoice, long index) {
        invoice.paid = BigDecimal.ZERO;
        List<Document> settling = new ArrayList<>();
        if (invoice.status == null) {
            Chance chance = Chance.of(settings.seed(), "settlement", index);
            if (invoices.isFirstTwin(index)) {
                creditFirstTwin(invoice, index, chance);
            } else if (twin != null) {
                creditBothTwins(invoice, settling);
            } else {
                credit(invoice, settling, chance);
            }
            pay(invoice, settling, chance);
            invoice.status = open(invoice).signum() == 0 ? "B" : "A";
        }
        invoice.unpaid = open(invoice);
        return settling;
    }

    private void creditFirstTwin(Document invoice, long index, Chance chance) {
        Instant second = calendar.written(index + 1, settings.invoices());
        Instant moment = Calendar.later(second, chance.between(10, 35), chance);
        if (moment.isBefore(settings.asOf())) {
            twin = new Twin(invoice.id, part(invoice, TWIN_PERCENT), moment);
            settled(invoice, twin.amount, moment, chance);
        }
    }

    private void creditBothTwins(Document invoice, List<Document> settling) {
        BigDecimal amount = part(invoice, TWIN_PERCENT);
        Document credit = credits.over(invoice, List.of(twin.amount, amount), twin.moment);
        CreditMemoMaker.apply(credit, twin.invoice, twin.amount, twin.moment);
        CreditMemoMaker.apply(credit, invoice.id, amount, twin.moment);
        invoice.paid = amount;
        settling.add(credit);
        twin = null;
    }

    private void credit(Document invoice, List<Document> settling, Chance chance) {
        long kind = chance.below(1000);
        Instant moment = Calendar.later(invoice.created, chance.between(1, 60), chance);
        if (kind >= 42 || !moment.isBefore(settings.asOf())) {
            return;
        }
        boolean createdFrom = kind < 36;
        Document credit = chance.perMille(400)
                ? credits.full(invoice, moment, createdFrom)
                : credits.partial(invoice, moment, createdFrom, chance.between(10, 60));
        BigDecimal amount = credit.foreignTotal().negate();
        if (amount.signum() > 0) {
            BigDecimal applied = amount.min(invoice.foreignTotal());
            CreditMemoMaker.apply(credit, invoice.id, applied, moment);
            settled(invoice, applied, moment, chance);
            settling.add(credit);
        }
    }

    private void pay(Document invoice, List<Document> settling, Chance chance) {
        long habit = chance.below(100);
        if (habit < 6) {
            return;
        }
        if (habit < 15) {
            payOnce(invoice, settling, part(invoice, 50).min(open(invoice)), chance.between(3, 30), chance);
        }
        if (habit >= 11) {
            payOnce(invoice, settling, open(invoice), chance.between(31, 75) - (habit < 60 ? 28 : 0), chance);
        }
    }

    private void payOnce(Document invoice, List<Document> settling, BigDecimal amount, int days, Chance chance) {
        Instant moment = Calendar.later(invoice.created, days, chance);
        if (amount.signum() <= 0 || !moment.isBefore(settings.asOf())) {
            return;
        }
        BigDecimal excess = chance.perMille(10) ? part(invoice, 3) : BigDecimal.ZERO;
        settling.add(payments.received(invoice, amount.add(excess), amount, moment, chance));
        settled(invoice, amount, moment, chance);
    }

    private void settled(Document invoice, BigDecimal amount, Instant moment, Chance chance) {
        invoice.paid = invoice.paid.add(amount);
        if (open(invoice).signum() == 0) {
            invoice.closed = Calendar.day(moment);
        }
        if (chance.perMille(700)) {
            invoice.touch(moment);
        }
    }

    private static BigDecimal open(Document invoice) {
        return invoice.foreignTotal().subtract(invoice.paid);
    }

    private static BigDecimal part(Document invoice, int percent) {
        return invoice.currency.round(
                invoice.foreignTotal().multiply(BigDecimal.valueOf(percent)).movePointLeft(2));
    }
}
