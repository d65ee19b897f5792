package io.daybook.sandbox.intacct.books;

import java.util.ArrayList;
import java.util.List;

/** What vanishes. Immutable. */
final class Removals {
    private Removals() {}

    /** @param noticed whether the audit trail tells of it */
    static Touched document(Change change, long recordNumber, boolean noticed) {
        StoredDocument document = StoredDocument.of(change, recordNumber);
        List<Long> lines = remove(change, document);
        if (noticed) {
            trail(change, document.object(), recordNumber);
        }
        return Touched.documents(change.moment(), List.of(recordNumber), lines);
    }

    /** The same document under a new number, as after an edit of the order it came from (Intacct reference 9.5). */
    static Touched reissue(Change change, long recordNumber, boolean noticed) {
        StoredDocument document = StoredDocument.of(change, recordNumber);
        Row header = document.row();
        List<Row> rows = document.lines();
        List<Long> touched = new ArrayList<>(remove(change, document));
        long number = change.numbering().document();
        change.insert(
                document.object(),
                header.set("RECORDNO", number)
                        .set("AUWHENCREATED", change.moment())
                        .set("WHENMODIFIED", change.moment()));
        for (Row line : rows) {
            long lineNumber = change.numbering().line();
            touched.add(lineNumber);
            change.insert(
                    document.lineObject(),
                    line.set("RECORDNO", lineNumber)
                            .set("RECORDKEY", number)
                            .set("PARENTENTRY", null)
                            .set("WHENCREATED", change.moment())
                            .set("WHENMODIFIED", change.moment()));
        }
        change.handle().execute("UPDATE SODOCUMENT SET PRRECORDKEY = ? WHERE PRRECORDKEY = ?", number, recordNumber);
        change.handle().execute("UPDATE ARPYMTDETAIL SET RECORDKEY = ? WHERE RECORDKEY = ?", number, recordNumber);
        if (noticed) {
            trail(change, document.object(), recordNumber);
        }
        return Touched.documents(change.moment(), List.of(number, recordNumber), touched);
    }

    static Touched customer(Change change, long recordNumber) {
        Row customer =
                change.find(List.of("CUSTOMER"), "RECORDNO", recordNumber).row();
        long documents = change.handle()
                .select(
                        "SELECT (SELECT COUNT(*) FROM ARINVOICE WHERE CUSTOMERID = ?)"
                                + " + (SELECT COUNT(*) FROM ARADJUSTMENT WHERE CUSTOMERID = ?)",
                        customer.get("CUSTOMERID"),
                        customer.get("CUSTOMERID"))
                .mapTo(Long.class)
                .one();
        if (documents > 0) {
            throw new IllegalStateException("customer " + recordNumber + " has " + documents + " documents");
        }
        change.handle().execute("DELETE FROM CUSTOMER WHERE RECORDNO = ?", recordNumber);
        trail(change, "CUSTOMER", recordNumber);
        return Touched.customer(change.moment(), recordNumber);
    }

    private static List<Long> remove(Change change, StoredDocument document) {
        List<Long> lines =
                document.lines().stream().map(line -> line.number("RECORDNO")).toList();
        change.handle()
                .execute("DELETE FROM " + document.lineObject() + " WHERE RECORDKEY = ?", document.recordNumber());
        change.handle().execute("DELETE FROM " + document.object() + " WHERE RECORDNO = ?", document.recordNumber());
        return lines;
    }

    private static void trail(Change change, String object, long recordNumber) {
        change.insert(
                "AUDITHISTORY", AuditTrail.deletion(change.numbering().audit(), object, recordNumber, change.moment()));
    }
}
