package io.daybook.sandbox.netsuite.books;

import java.util.ArrayList;
import java.util.List;

/** Deleting documents and voiding them in both of NetSuite's styles (NetSuite reference 6.6 and 6.7). Immutable. */
final class Removals {
    private static final String LINKS =
            "SELECT previousdoc, foreignamount FROM previoustransactionlinelink WHERE nextdoc = ? AND linktype = ?";
    /** Name, id, number of the record type, script id, type, moment, by whom. */
    static final String LOG = "INSERT INTO deletedrecord (" + DeletionLog.COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, 'UIF', 'F', 'F', 'F')";

    private static final String ZERO_LINES =
            """
            UPDATE transactionline SET foreignamount = CASE WHEN foreignamount IS NOT NULL THEN 0 END,
              netamount = CASE WHEN netamount IS NOT NULL THEN 0 END,
              linelastmodifieddate = GREATEST(linelastmodifieddate, ?)
            WHERE transaction = ?
            """;
    private static final String VOID_HEADER =
            """
            UPDATE transaction SET status = 'V', voided = 'T', void = 'T', memo = 'VOID', lastmodifiedby = ?,
              foreignamountpaid = CASE WHEN foreignamountpaid IS NOT NULL THEN 0 END,
              foreignpaymentamountused = CASE WHEN foreignpaymentamountused IS NOT NULL THEN 0 END
            WHERE id = ?
            """;
    private static final String POSTED_LINES =
            """
            SELECT account_, foreignamount, netamount FROM transactionline
            WHERE transaction = ? AND netamount IS NOT NULL ORDER BY id
            """;

    Touched delete(Change change, long transaction) {
        StoredDocument stored = change.document(transaction);
        stored.requireNothingLater("deleted");
        List<Long> documents = unapply(change, transaction);
        List<Long> lines = stored.lineKeys();
        change.handle().execute("DELETE FROM transactionline WHERE transaction = ?", transaction);
        change.handle().execute("DELETE FROM transaction WHERE id = ?", transaction);
        String type = stored.type().recordType();
        change.handle()
                .execute(
                        LOG,
                        stored.name(),
                        transaction,
                        DeletionLog.TRANSACTION,
                        type,
                        type,
                        change.now(),
                        Change.SOMEBODY);
        return new Touched(change.moment(), documents, lines);
    }

    Touched toZero(Change change, long transaction) {
        StoredDocument stored = change.document(transaction);
        stored.requireNothingLater("voided");
        List<Long> documents = unapply(change, transaction);
        change.handle().execute(ZERO_LINES, change.now(), transaction);
        change.handle().execute(VOID_HEADER, Change.SOMEBODY, transaction);
        stored.rebalance(change.now());
        return new Touched(change.moment(), documents, stored.lineKeys());
    }

    Touched byJournal(Change change, long transaction) {
        StoredDocument stored = change.document(transaction);
        Document form = stored.form();
        Document journal = new Document(DocumentType.JOURNAL, form.subsidiary, form.currency, form.exchangeRate);
        journal.entity = form.entity;
        journal.status = "B";
        journal.created = change.moment();
        journal.modified = change.moment();
        journal.date = change.day();
        journal.memo = "Void of " + stored.name();
        change.handle()
                .select(POSTED_LINES, transaction)
                .map((row, context) -> {
                    Line line = journal.add(
                            Account.ofId(row.getLong(1)), row.getBigDecimal(2).negate());
                    line.netAmount = row.getBigDecimal(3).negate();
                    return line;
                })
                .list();
        journal.links.add(new Link(
                transaction, form.type, 0, Link.REVERSAL, journal.foreignTotal().abs(), change.moment()));
        List<Long> lines = change.write(journal);
        return new Touched(change.moment(), List.of(transaction, journal.id), lines);
    }

    /** Takes away what ties the document to earlier ones, whose amounts are open again; returns it and those. */
    private static List<Long> unapply(Change change, long transaction) {
        List<Long> documents = new ArrayList<>(List.of(transaction));
        change.handle()
                .select(LINKS, transaction, Link.PAYMENT)
                .map((row, context) -> {
                    StoredDocument settled = change.document(row.getLong(1));
                    settled.settle(settled.paid().subtract(row.getBigDecimal(2)), change.day());
                    return settled.id();
                })
                .forEach(documents::add);
        change.handle().execute("DELETE FROM previoustransactionlinelink WHERE nextdoc = ?", transaction);
        return documents;
    }
}
