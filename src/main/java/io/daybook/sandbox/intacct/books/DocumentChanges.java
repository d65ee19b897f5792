package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What people do to documents as a whole. Immutable. */
final class DocumentChanges {
    private DocumentChanges() {}

    static Touched edit(Change change, long document, String description) {
        StoredDocument stored = StoredDocument.of(change, document);
        stored.update(new Row().set("DESCRIPTION", description));
        return headers(change, document);
    }

    static Touched date(Change change, long document, LocalDate day) {
        StoredDocument stored = StoredDocument.of(change, document);
        stored.update(new Row().set("WHENCREATED", day));
        return headers(change, document);
    }

    static Touched post(Change change, long document) {
        StoredDocument stored = StoredDocument.of(change, document);
        require(stored, State.DRAFT);
        stored.update(stored.state(new Row().set("WHENPOSTED", stored.row().get("WHENCREATED")), State.POSTED));
        return headers(change, document);
    }

    /** @param noticed whether the document's clock moves */
    static Touched pay(Change change, long document, BigDecimal amount, boolean noticed) {
        StoredDocument stored = StoredDocument.of(change, document);
        settle(change, stored, amount, noticed);
        long payment = change.numbering().document();
        Row received = new Row()
                .set("RECORDNO", payment)
                .set("RECORDTYPE", "rp")
                .set("STATE", "A")
                .set("DISPLAYSTATE", "Complete")
                .set("PAYMENTMETHOD", "EFT")
                .set("CUSTOMERID", stored.row().get("CUSTOMERID"))
                .set("CUSTOMERNAME", stored.row().get("CUSTOMERNAME"))
                .set("WHENCREATED", change.day())
                .set("RECEIPTDATE", change.day())
                .set("WHENPAID", change.day())
                .set("CURRENCY", stored.row().get("CURRENCY"))
                .set("BASECURR", stored.row().get("BASECURR"))
                .set("AUWHENCREATED", change.moment())
                .set("WHENMODIFIED", change.moment());
        DocumentRows.amounts(received, amount, amount, stored.base(amount), stored.base(amount));
        change.insert("ARPYMT", received);
        Receipts.detail(change, payment, stored, amount, change.day());
        return headers(change, document);
    }

    static Touched applyCredit(Change change, long creditMemo, long invoice, BigDecimal amount) {
        StoredDocument credit = StoredDocument.of(change, creditMemo);
        StoredDocument debt = StoredDocument.of(change, invoice);
        settle(change, credit, amount.negate(), true);
        settle(change, debt, amount, true);
        return Touched.documents(change.moment(), List.of(creditMemo, invoice), List.of());
    }

    static Touched reverse(Change change, long document) {
        return reverse(change, document, change.day());
    }

    /** @param day that the counter-document has */
    static Touched reverse(Change change, long document, LocalDate day) {
        StoredDocument stored = StoredDocument.of(change, document);
        boolean open = stored.row().text("STATE").equals(State.POSTED.label())
                && stored.row().amount("TRX_TOTALPAID").signum() == 0;
        if (!open) {
            throw new IllegalArgumentException("document " + document + " is "
                    + stored.row().text("STATE") + " or paid in part; only an open one can be reversed");
        }
        Row copy = new Row(stored.row().values())
                .set("RECORDNO", change.numbering().document())
                .set("DESCRIPTION", "Reversal of " + stored.row().text("RECORDID"))
                .set("WHENCREATED", day)
                .set("WHENPOSTED", day)
                .set("STATE", State.REVERSAL.label())
                .set("RAWSTATE", State.REVERSAL.code())
                .set("AUWHENCREATED", change.moment())
                .set("WHENMODIFIED", change.moment());
        negate(copy, "TOTALENTERED", "TOTALDUE", "TRX_TOTALENTERED", "TRX_TOTALDUE", "TRX_ENTITYDUE");
        change.insert(stored.object(), copy);
        List<Long> lines = new ArrayList<>();
        for (Row line : stored.lines()) {
            long number = change.numbering().line();
            lines.add(number);
            negate(line, "AMOUNT", "TRX_AMOUNT");
            change.insert(
                    stored.lineObject(),
                    line.set("RECORDNO", number)
                            .set("RECORDKEY", copy.number("RECORDNO"))
                            .set("PARENTENTRY", null)
                            .set("STATE", State.REVERSAL.label())
                            .set("WHENCREATED", change.moment())
                            .set("WHENMODIFIED", change.moment()));
        }
        stored.update(stored.state(new Row(), State.REVERSED));
        return Touched.documents(change.moment(), List.of(document, copy.number("RECORDNO")), lines);
    }

    /** Pays a part of what is due. */
    static void settle(Change change, StoredDocument stored, BigDecimal amount, boolean noticed) {
        BigDecimal due = stored.due();
        boolean fits =
                amount.signum() == due.signum() && amount.abs().compareTo(due.abs()) <= 0 && amount.signum() != 0;
        String state = stored.row().text("STATE");
        boolean open = state.equals(State.POSTED.label())
                || state.equals(State.PARTIALLY_PAID.label())
                || state.equals(State.SELECTED.label());
        if (!fits || !open) {
            throw new IllegalArgumentException("document " + stored.recordNumber() + " is " + state + " with "
                    + due.toPlainString() + " due; " + amount.toPlainString() + " cannot be paid of it");
        }
        paid(change, stored, amount, noticed);
    }

    /** Takes a payment back. */
    static void unsettle(Change change, long document, BigDecimal amount) {
        paid(change, StoredDocument.of(change, document), amount.negate(), true);
    }

    private static void paid(Change change, StoredDocument stored, BigDecimal amount, boolean noticed) {
        Row changes = new Row();
        BigDecimal paid = stored.row().amount("TRX_TOTALPAID").add(amount);
        DocumentRows.amounts(
                changes,
                stored.row().amount("TRX_TOTALENTERED"),
                paid,
                stored.row().amount("TOTALENTERED"),
                stored.base(paid));
        changes.set("TRX_ENTITYDUE", changes.get("TRX_TOTALDUE"))
                .set("TRX_TOTALSELECTED", BigDecimal.ZERO)
                .set("TOTALSELECTED", BigDecimal.ZERO)
                .set("WHENPAID", paid.signum() == 0 ? null : change.day());
        boolean settled = changes.amount("TRX_TOTALDUE").signum() == 0;
        stored.state(changes, settled ? State.PAID : paid.signum() == 0 ? State.POSTED : State.PARTIALLY_PAID);
        if (noticed) {
            stored.update(changes);
        } else {
            stored.quietly(changes);
        }
    }

    private static void negate(Row row, String... columns) {
        for (String column : columns) {
            if (row.get(column) instanceof BigDecimal amount) {
                row.set(column, amount.negate());
            }
        }
    }

    private static void require(StoredDocument stored, State state) {
        if (!stored.row().text("STATE").equals(state.label())) {
            throw new IllegalArgumentException("document " + stored.recordNumber() + " is "
                    + stored.row().text("STATE") + ", not " + state.label());
        }
    }

    private static Touched headers(Change change, long document) {
        return Touched.documents(change.moment(), List.of(document), List.of());
    }
}
