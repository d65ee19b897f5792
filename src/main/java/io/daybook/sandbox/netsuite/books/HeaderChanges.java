package io.daybook.sandbox.netsuite.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** Editing headers, applying payments, turning documents into another currency. Immutable. */
final class HeaderChanges {
    private static final String OLDEST_INVOICES =
            "SELECT id FROM transaction WHERE type = 'CustInvc' ORDER BY id FETCH FIRST ? ROWS ONLY";
    private static final String AMOUNTS =
            "SELECT uniquekey, netamount FROM transactionline WHERE transaction = ? AND netamount IS NOT NULL";

    private static final String DATE =
            """
            UPDATE transaction SET trandate = ?, lastmodifieddate = GREATEST(lastmodifieddate, ?), lastmodifiedby = ?
            WHERE id = ?
            """;
    private static final String DECIDED =
            """
            UPDATE transaction SET status = ?, approvalstatus = ?, posting = ?,
              lastmodifieddate = GREATEST(lastmodifieddate, ?), lastmodifiedby = ?
            WHERE id = ?
            """;
    private static final long APPROVED = 2;
    private static final long REJECTED = 3;

    private final PaymentMaker payments;
    private final ExchangeRates rates;

    HeaderChanges(PaymentMaker payments, ExchangeRates rates) {
        this.payments = payments;
        this.rates = rates;
    }

    Touched edit(Change change, long transaction, String memo) {
        StoredDocument stored = change.document(transaction);
        change.handle()
                .execute(
                        "UPDATE transaction SET memo = ?, lastmodifieddate = GREATEST(lastmodifieddate, ?), lastmodifiedby = ? WHERE id = ?",
                        memo,
                        change.now(),
                        Change.SOMEBODY,
                        transaction);
        return new Touched(change.moment(), List.of(stored.id()), List.of());
    }

    Touched applyPayment(Change change, long invoice, BigDecimal amount) {
        StoredDocument stored = change.document(invoice);
        if (stored.type() != DocumentType.INVOICE
                || !"A".equals(stored.status())
                || stored.unpaid() == null
                || amount.signum() <= 0
                || amount.compareTo(stored.unpaid()) > 0) {
            throw new IllegalArgumentException(amount.toPlainString() + " cannot be applied to " + stored.name()
                    + ", of which is open: " + stored.unpaid());
        }
        Document payment = payments.received(stored.form(), amount, amount, change.moment(), change.chance());
        List<Long> lines = change.write(payment);
        stored.settle(stored.paid().add(amount), change.day());
        return new Touched(change.moment(), List.of(invoice, payment.id), lines);
    }

    Touched changeCurrency(Change change, long transaction, long currency) {
        StoredDocument stored = change.document(transaction);
        stored.requireNothingLater("turned into another currency");
        stored.mainLineKey();
        Currency other = Currency.ofId(currency);
        BigDecimal rate = rates.rate(other, stored.form().subsidiary.currency(), change.day());
        change.handle()
                .select(AMOUNTS, transaction)
                .map((row, context) -> new Object[] {
                    Insert.plain(row.getBigDecimal(2).divide(rate, other.decimals(), RoundingMode.HALF_UP)),
                    row.getLong(1)
                })
                .list()
                .forEach(line -> change.handle()
                        .execute("UPDATE transactionline SET foreignamount = ? WHERE uniquekey = ?", line));
        change.handle()
                .execute(
                        "UPDATE transactionline SET linelastmodifieddate = GREATEST(linelastmodifieddate, ?) WHERE transaction = ?",
                        change.now(),
                        transaction);
        change.handle()
                .execute(
                        "UPDATE transaction SET currency = ?, exchangerate = ?, lastmodifiedby = ? WHERE id = ?",
                        currency,
                        rate,
                        Change.SOMEBODY,
                        transaction);
        stored.rebalance(change.now());
        return new Touched(change.moment(), List.of(transaction), stored.lineKeys());
    }

    Touched touchMany(Change change, int count) {
        List<Long> ids =
                change.handle().select(OLDEST_INVOICES, count).mapTo(Long.class).list();
        for (long id : ids) {
            change.handle()
                    .execute(
                            "UPDATE transaction SET lastmodifieddate = GREATEST(lastmodifieddate, ?) WHERE id = ?",
                            change.now(),
                            id);
        }
        return new Touched(change.moment(), ids, List.of());
    }

    Touched date(Change change, long transaction, LocalDate date) {
        StoredDocument stored = change.document(transaction);
        change.handle().execute(DATE, date, change.now(), Change.SOMEBODY, transaction);
        return new Touched(change.moment(), List.of(stored.id()), List.of());
    }

    Touched decide(Change change, long invoice, boolean approved) {
        StoredDocument stored = change.document(invoice);
        if (stored.type() != DocumentType.INVOICE || !"D".equals(stored.status())) {
            throw new IllegalStateException(stored.name() + " is not pending approval");
        }
        change.handle()
                .execute(
                        DECIDED,
                        approved ? "A" : "E",
                        approved ? APPROVED : REJECTED,
                        approved ? "T" : "F",
                        change.now(),
                        Change.SOMEBODY,
                        invoice);
        return new Touched(change.moment(), List.of(invoice), List.of());
    }
}
