package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jdbi.v3.core.Handle;

/**
 * Writes the documents and payments that come over the wire, inside the caller's transaction (Intacct reference 5). What cannot be done is an
 * {@link IllegalArgumentException} with the reason; the caller's transaction is to be rolled back then. Thread-safe.
 */
public final class DocumentClerk {
    private final Desk desk;

    DocumentClerk(Desk desk) {
        this.desk = desk;
    }

    /** Writes a document; answers its record number. */
    public long create(Handle handle, NewDocument document) {
        if (document.lines().isEmpty()) {
            throw new IllegalArgumentException("At least one line item is required");
        }
        return new DocumentMaker(desk.change(handle), document).write(desk.rates);
    }

    /**
     * Changes fields of a document that nobody has paid anything of.
     *
     * @param post whether a draft is posted too
     * @param edits what becomes of lines
     */
    public void update(
            Handle handle,
            DocumentKind kind,
            long number,
            Map<String, Object> header,
            boolean post,
            List<LineEdit> edits) {
        Change change = desk.change(handle);
        StoredDocument stored = stored(change, kind, number);
        unpaid(stored);
        if (!header.isEmpty()) {
            stored.update(new Row(header));
        }
        for (LineEdit edit : edits) {
            edit(change, stored, edit);
        }
        if (post && State.DRAFT.label().equals(stored.row().text("STATE"))) {
            DocumentChanges.post(change, number);
        }
    }

    /** Reverses an open document by a counter-document of that day. */
    public void reverse(Handle handle, DocumentKind kind, long number, LocalDate day) {
        Change change = desk.change(handle);
        stored(change, kind, number);
        DocumentChanges.reverse(change, number, day);
    }

    /** Deletes a document that nobody has paid anything of, with its lines; the audit trail tells. */
    public void delete(Handle handle, DocumentKind kind, long number) {
        Change change = desk.change(handle);
        unpaid(stored(change, kind, number));
        Removals.document(change, number, true);
    }

    /**
     * Writes a payment received; answers its record number.
     *
     * @param payment values by field, with {@code TRX_TOTALENTERED}, {@code CUSTOMERID} and {@code RECEIPTDATE}
     * @param items what it is applied to: amounts by record number of the document
     * @param entity id of the entity that owns it; {@code null} for the top level
     */
    public long receive(Handle handle, Map<String, Object> payment, Map<Long, BigDecimal> items, String entity) {
        Change change = desk.change(handle);
        Row row = new Row(payment);
        if (row.get("CUSTOMERID") != null) {
            Row customer;
            try {
                customer = change.find(List.of("CUSTOMER"), "CUSTOMERID", row.get("CUSTOMERID"))
                        .row();
            } catch (NoSuchElementException unknown) {
                throw new IllegalArgumentException("Invalid CUSTOMERID '" + row.get("CUSTOMERID") + "'", unknown);
            }
            row.set("CUSTOMERNAME", customer.get("NAME"));
        }
        DocumentRows.owned(row, entity == null ? null : Entity.of(entity).orElseThrow(), false);
        return Receipts.receive(change, row, items);
    }

    /** Applies a payment, a credit memo or a negative invoice to documents: amounts by record number. */
    public void apply(Handle handle, long source, Map<Long, BigDecimal> items, LocalDate day) {
        try {
            Receipts.apply(desk.change(handle), source, items, day);
        } catch (NoSuchElementException unknown) {
            throw new IllegalArgumentException(unknown.getMessage(), unknown);
        }
    }

    /** Takes a payment back. */
    public void reversePayment(Handle handle, long number, LocalDate day) {
        try {
            Receipts.reverse(desk.change(handle), number, day);
        } catch (NoSuchElementException unknown) {
            throw new IllegalArgumentException("There is no payment " + number, unknown);
        }
    }

    private static StoredDocument stored(Change change, DocumentKind kind, long number) {
        try {
            StoredDocument stored = StoredDocument.of(change, number);
            if (stored.object().equals(kind.object())) {
                return stored;
            }
        } catch (NoSuchElementException unknown) {
            // told like one of another kind
        }
        throw new IllegalArgumentException("The " + kind.title() + " " + number + " does not exist");
    }

    private static void unpaid(StoredDocument stored) {
        if (stored.row().amount("TRX_TOTALPAID").signum() != 0) {
            throw new IllegalArgumentException(
                    "Document " + stored.recordNumber() + " is " + stored.row().text("STATE"));
        }
    }

    private static void edit(Change change, StoredDocument stored, LineEdit edit) {
        Row changes = new Row(edit.values());
        if (changes.get("TRX_AMOUNT") != null) {
            changes.set("AMOUNT", stored.base(changes.amount("TRX_AMOUNT")));
        }
        List<Row> lines = stored.lines().stream()
                .filter(line -> "T".equals(line.text("LINEITEM")))
                .toList();
        if (edit.number() == LineEdit.NEW) {
            LineChanges.insert(change, stored, changes);
        } else if (edit.number() < 1 || edit.number() > lines.size()) {
            throw new IllegalArgumentException("There is no line " + edit.number());
        } else {
            LineChanges.edit(change, lines.get(edit.number() - 1).number("RECORDNO"), changes);
        }
    }

    /**
     * What becomes of one line.
     *
     * @param number its place among the lines that users typed in, from 1; {@link #NEW} for one more
     * @param values by field
     */
    public record LineEdit(int number, Map<String, Object> values) {
        /** A line that is not there yet. */
        public static final int NEW = 0;
    }
}
