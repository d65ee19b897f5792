package io.daybook.sandbox.netsuite.books;

import java.math.BigDecimal;
import java.util.List;

/** Writing credit memos and applying them to invoices. Immutable. */
final class CreditChanges {
    private static final String LINK =
            """
            MERGE INTO previoustransactionlinelink
              (previousdoc, previousline, previoustype, nextdoc, nextline, nexttype, linktype, foreignamount, lastmodifieddate)
            KEY (previousdoc, previousline, nextdoc, nextline, linktype)
            VALUES (?, 0, 'CustInvc', ?, 0, 'CustCred', ?, ?, ?)
            """;
    private static final String APPLIED_BEFORE =
            """
            SELECT COALESCE(SUM(foreignamount), 0) FROM previoustransactionlinelink
            WHERE previousdoc = ? AND previousline = 0 AND nextdoc = ? AND nextline = 0 AND linktype = ?
            """;

    private final CreditMemoMaker credits;

    CreditChanges(CreditMemoMaker credits) {
        this.credits = credits;
    }

    Touched alone(Change change) {
        Document credit = credits.fresh(CustomerChanges.any(change), change.moment(), change.chance());
        List<Long> keys = change.write(credit);
        return new Touched(change.moment(), List.of(credit.id), keys);
    }

    Touched ofInvoice(Change change, long invoice, int percent) {
        StoredDocument stored = change.document(invoice);
        requireBooked(stored);
        Document credit = credits.partial(stored.formWithSales(), change.moment(), true, percent);
        if (credit.foreignTotal().signum() >= 0) {
            throw new IllegalArgumentException(percent + " percent of " + stored.name() + " is nothing to credit");
        }
        BigDecimal applied = credit.foreignTotal().negate().min(stored.unpaid());
        credit.used = BigDecimal.ZERO;
        credit.unused = credit.foreignTotal().negate();
        credit.status = "A";
        if (applied.signum() > 0) {
            CreditMemoMaker.apply(credit, invoice, applied, change.moment());
        }
        List<Long> keys = change.write(credit);
        if (applied.signum() > 0) {
            stored.settle(stored.paid().add(applied), change.day());
        }
        return new Touched(change.moment(), List.of(credit.id, invoice), keys);
    }

    Touched apply(Change change, long credit, long invoice, BigDecimal amount) {
        StoredDocument memo = change.document(credit);
        StoredDocument stored = change.document(invoice);
        requireBooked(stored);
        Document from = memo.form();
        Document to = stored.form();
        if (memo.type() != DocumentType.CREDIT_MEMO
                || !from.entity.equals(to.entity)
                || !from.currency.equals(to.currency)
                || amount.signum() <= 0
                || amount.compareTo(memo.unused()) > 0
                || amount.compareTo(stored.unpaid()) > 0) {
            throw new IllegalArgumentException(
                    amount.toPlainString() + " of " + memo.name() + " cannot be applied to " + stored.name());
        }
        BigDecimal before = change.handle()
                .select(APPLIED_BEFORE, invoice, credit, Link.PAYMENT)
                .mapTo(BigDecimal.class)
                .one();
        change.handle().execute(LINK, invoice, credit, Link.PAYMENT, Insert.plain(before.add(amount)), change.now());
        memo.use(memo.used().add(amount));
        change.handle()
                .execute(
                        "UPDATE transaction SET lastmodifieddate = GREATEST(lastmodifieddate, ?) WHERE id = ?",
                        change.now(),
                        credit);
        stored.settle(stored.paid().add(amount), change.day());
        return new Touched(change.moment(), List.of(credit, invoice), List.of());
    }

    private static void requireBooked(StoredDocument invoice) {
        boolean booked =
                invoice.type() == DocumentType.INVOICE && List.of("A", "B").contains(invoice.status());
        if (!booked) {
            throw new IllegalArgumentException(invoice.name() + " is no invoice that stands in the books");
        }
    }
}
