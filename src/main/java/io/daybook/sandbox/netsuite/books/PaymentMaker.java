package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import java.math.BigDecimal;
import java.time.Instant;

/** Writes payments: customers' for an invoice, the group's own for a vendor's bill. Immutable. */
final class PaymentMaker {
    private final ExchangeRates rates;

    PaymentMaker(ExchangeRates rates) {
        this.rates = rates;
    }

    /** A customer's payment of which {@code applied} goes to the invoice; what it exceeds that by stays unapplied. */
    Document received(Document invoice, BigDecimal amount, BigDecimal applied, Instant created, Chance chance) {
        boolean deposited = chance.perMille(800);
        Document payment = begin(DocumentType.CUSTOMER_PAYMENT, invoice, created);
        payment.status = deposited ? "C" : "B";
        payment.addMain(deposited ? Account.BANK : Account.UNDEPOSITED);
        payment.add(Account.RECEIVABLE, amount.negate());
        payment.balance();
        apply(payment, invoice, amount, applied, created);
        return payment;
    }

    /** The group's payment of a bill. */
    Document sent(Document bill, BigDecimal amount, Instant created, Chance chance) {
        Document payment = begin(DocumentType.VENDOR_PAYMENT, bill, created);
        payment.status = chance.perMille(100) ? "C" : "Y";
        payment.addMain(Account.BANK);
        payment.add(Account.PAYABLE, amount);
        payment.balance();
        apply(payment, bill, amount, amount, created);
        return payment;
    }

    private Document begin(DocumentType type, Document settled, Instant created) {
        Document payment = new Document(
                type,
                settled.subsidiary,
                settled.currency,
                rates.rate(settled.currency, settled.subsidiary.currency(), Calendar.day(created)));
        payment.entity = settled.entity;
        payment.created = created;
        payment.modified = created;
        payment.date = Calendar.day(created);
        return payment;
    }

    private static void apply(
            Document payment, Document settled, BigDecimal amount, BigDecimal applied, Instant moment) {
        payment.used = applied;
        payment.unused = amount.subtract(applied);
        payment.links.add(new Link(settled.id, settled.type, 1, Link.PAYMENT, applied, moment));
    }
}
