package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What people do to lines. The header's clock moves with each (Intacct reference 9.6: that of a line does not tell enough). Immutable. */
final class LineChanges {
    private LineChanges() {}

    static Touched edit(Change change, long line, Row changes) {
        StoredDocument document = StoredDocument.ofLine(change, line);
        write(change, document, line, changes);
        document.update(document.totals());
        return touched(change, document, line);
    }

    static Touched amount(Change change, long line, BigDecimal amount) {
        StoredDocument document = StoredDocument.ofLine(change, line);
        if (document.row().amount("TRX_TOTALPAID").signum() != 0) {
            throw new IllegalArgumentException("document " + document.recordNumber() + " is paid in part already");
        }
        return edit(change, line, new Row().set("TRX_AMOUNT", amount).set("AMOUNT", document.base(amount)));
    }

    static Touched period(Change change, long line, LocalDate from, LocalDate to) {
        return edit(
                change,
                line,
                new Row()
                        .set("DEFERREVENUE", from != null)
                        .set("REVRECTEMPLATE", from == null ? null : "Straight-line, monthly")
                        .set("REVRECSTARTDATE", from)
                        .set("REVRECENDDATE", to));
    }

    static Touched add(Change change, long recordNumber, Line line) {
        StoredDocument document = StoredDocument.of(change, recordNumber);
        long number = change.numbering().line();
        List<Row> others = document.lines();
        Row row = new Row(others.get(0).values())
                .set("RECORDNO", number)
                .set("LINEITEM", "T")
                .set("PARENTENTRY", null)
                .set("LINE_NO", String.valueOf(others.size() + 1))
                .set("TRX_AMOUNT", line.amount)
                .set("AMOUNT", document.base(line.amount))
                .set("ITEMID", line.item.id())
                .set("ITEMNAME", line.item.title())
                .set("ACCOUNTNO", line.item.account())
                .set("ENTRYDESCRIPTION", line.memo)
                .set("WHENCREATED", change.moment())
                .set("WHENMODIFIED", change.moment());
        if (document.object().equals(Document.INVOICE)) {
            row.set("CONTRACTID", null).set("CONTRACTNAME", null);
            row.set("REVRECTEMPLATE", null).set("REVRECSTARTDATE", null).set("REVRECENDDATE", null);
        }
        change.insert(document.lineObject(), row);
        document.update(document.totals());
        return touched(change, document, number);
    }

    /** One more line, as a client describes it; the rest is as in the first line. */
    static void insert(Change change, StoredDocument document, Row values) {
        List<Row> others = document.lines();
        Row row = new Row(others.get(0).values());
        for (String column : List.of(
                "ITEMID",
                "ITEMNAME",
                "CONTRACTID",
                "CONTRACTNAME",
                "REVRECTEMPLATE",
                "REVRECSTARTDATE",
                "REVRECENDDATE")) {
            row.set(column, null);
        }
        values.values().forEach(row::set);
        row.set("RECORDNO", change.numbering().line())
                .set("LINEITEM", "T")
                .set("PARENTENTRY", null)
                .set("LINE_NO", String.valueOf(others.size() + 1))
                .set("WHENCREATED", change.moment())
                .set("WHENMODIFIED", change.moment());
        change.insert(document.lineObject(), row);
        document.update(document.totals());
    }

    static Touched delete(Change change, long line) {
        StoredDocument document = StoredDocument.ofLine(change, line);
        long user = document.lines().stream()
                .filter(each -> "T".equals(each.text("LINEITEM")))
                .count();
        if (user < 2) {
            throw new IllegalArgumentException("line " + line + " is the only one of its document");
        }
        change.handle()
                .execute("DELETE FROM " + document.lineObject() + " WHERE RECORDNO = ? OR PARENTENTRY = ?", line, line);
        document.update(document.totals());
        return touched(change, document, line);
    }

    private static void write(Change change, StoredDocument document, long line, Row changes) {
        changes.set("WHENMODIFIED", change.moment());
        change.update(document.lineObject(), "RECORDNO", line, changes);
    }

    private static Touched touched(Change change, StoredDocument document, long line) {
        return Touched.documents(change.moment(), List.of(document.recordNumber()), List.of(line));
    }
}
