package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Payments as clients write them: received, applied to documents, taken back (Intacct reference 4.2, 5). Immutable. */
final class Receipts {
    private Receipts() {}

    /**
     * A payment with what it is applied to; the rest is an advance. Answers its number.
     *
     * @param payment with customer, amount, currencies, rate and days
     * @param items amounts by record number of the document
     */
    static long receive(Change change, Row payment, Map<Long, BigDecimal> items) {
        BigDecimal amount = payment.amount("TRX_TOTALENTERED");
        BigDecimal applied = sum(items);
        if (amount.signum() < 0 || applied.compareTo(amount) > 0) {
            throw new IllegalArgumentException("The amount applied, " + applied.toPlainString()
                    + ", is more than the payment, " + amount.toPlainString());
        }
        long number = change.numbering().document();
        payment.set("RECORDNO", number)
                .set("RECORDTYPE", items.isEmpty() ? "rr" : "rp")
                .set("STATE", "A")
                .set("DISPLAYSTATE", "Complete")
                .set("WHENCREATED", payment.get("RECEIPTDATE"))
                .set("WHENPAID", payment.get("RECEIPTDATE"))
                .set("CLEARED", "F")
                .set("AUWHENCREATED", change.moment())
                .set("WHENMODIFIED", change.moment());
        amounts(payment, amount, applied);
        change.insert("ARPYMT", payment);
        items.forEach(
                (document, part) -> apply(change, number, document, part, (LocalDate) payment.get("RECEIPTDATE")));
        return number;
    }

    /**
     * Applies a payment that has something left, a credit memo or a negative invoice.
     *
     * @param source record number of any of them
     */
    static void apply(Change change, long source, Map<Long, BigDecimal> items, LocalDate day) {
        Change.Found found = change.find(List.of("ARPYMT", Document.ADJUSTMENT, Document.INVOICE), "RECORDNO", source);
        if (!found.object().equals("ARPYMT")) {
            items.forEach((document, part) -> DocumentChanges.applyCredit(change, source, document, part));
            return;
        }
        Row payment = found.row();
        BigDecimal left = payment.amount("TRX_TOTALDUE");
        if (sum(items).compareTo(left) > 0) {
            throw new IllegalArgumentException("Payment " + source + " has " + left.toPlainString() + " left");
        }
        items.forEach((document, part) -> apply(change, source, document, part, day));
        Row changes = new Row(payment.values());
        amounts(
                changes,
                payment.amount("TRX_TOTALENTERED"),
                payment.amount("TRX_TOTALPAID").add(sum(items)));
        change.update("ARPYMT", "RECORDNO", source, amountsOf(changes).set("WHENMODIFIED", change.moment()));
    }

    /** Takes a payment back: its documents are open again, and a counter-payment stands beside it. */
    static void reverse(Change change, long number, LocalDate day) {
        Row payment = change.find(List.of("ARPYMT"), "RECORDNO", number).row();
        if (!"Complete".equals(payment.text("DISPLAYSTATE"))) {
            throw new IllegalArgumentException("Payment " + number + " is " + payment.text("DISPLAYSTATE"));
        }
        List<Map<String, Object>> details = change.handle()
                .select("SELECT * FROM ARPYMTDETAIL WHERE PAYMENTKEY = ? ORDER BY RECORDNO", number)
                .map(new RowMapper())
                .list();
        for (Map<String, Object> detail : details) {
            Row row = new Row(detail);
            DocumentChanges.unsettle(change, row.number("RECORDKEY"), row.amount("TRX_PAYMENTAMOUNT"));
        }
        Row counter = new Row(payment.values())
                .set("RECORDNO", change.numbering().document())
                .set("DISPLAYSTATE", "Reversal")
                .set("STATE", "V")
                .set("WHENCREATED", day)
                .set("WHENPAID", day)
                .set("AUWHENCREATED", change.moment())
                .set("WHENMODIFIED", change.moment());
        amounts(
                counter,
                payment.amount("TRX_TOTALENTERED").negate(),
                payment.amount("TRX_TOTALPAID").negate());
        change.insert("ARPYMT", counter);
        change.update(
                "ARPYMT",
                "RECORDNO",
                number,
                new Row().set("DISPLAYSTATE", "Reversed").set("STATE", "V").set("WHENMODIFIED", change.moment()));
    }

    private static void apply(Change change, long payment, long document, BigDecimal amount, LocalDate day) {
        StoredDocument stored;
        try {
            stored = StoredDocument.of(change, document);
        } catch (NoSuchElementException gone) {
            throw new IllegalArgumentException("There is no document " + document, gone);
        }
        DocumentChanges.settle(change, stored, amount, true);
        detail(change, payment, stored, amount, day);
    }

    /** What a payment pays of one document. */
    static void detail(Change change, long payment, StoredDocument stored, BigDecimal amount, LocalDate day) {
        change.insert(
                "ARPYMTDETAIL",
                new Row()
                        .set("RECORDNO", change.numbering().line())
                        .set("PAYMENTKEY", payment)
                        .set("RECORDKEY", stored.recordNumber())
                        .set("CURRENCY", stored.row().get("CURRENCY"))
                        .set("TRX_PAYMENTAMOUNT", amount)
                        .set("PAYMENTAMOUNT", stored.base(amount))
                        .set("PAYMENTDATE", day)
                        .set("STATE", "A")
                        .set("MODULEKEY", "4.AR")
                        .set("WHENCREATED", change.moment())
                        .set("WHENMODIFIED", change.moment()));
    }

    private static void amounts(Row payment, BigDecimal amount, BigDecimal applied) {
        BigDecimal rate = payment.get("EXCHANGE_RATE") == null ? BigDecimal.ONE : payment.amount("EXCHANGE_RATE");
        DocumentRows.amounts(payment, amount, applied, amount.multiply(rate), applied.multiply(rate));
    }

    private static Row amountsOf(Row payment) {
        Row amounts = new Row();
        for (String column :
                List.of("TRX_TOTALENTERED", "TRX_TOTALPAID", "TRX_TOTALDUE", "TOTALENTERED", "TOTALPAID", "TOTALDUE")) {
            amounts.set(column, payment.get(column));
        }
        return amounts;
    }

    private static BigDecimal sum(Map<Long, BigDecimal> items) {
        return items.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
