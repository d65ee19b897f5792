package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An invoice, adjustment or bill that stands in the books, inside one change. Not thread-safe. */
final class StoredDocument {
    private static final List<String> DOCUMENTS = List.of(Document.INVOICE, Document.ADJUSTMENT, "APBILL");

    private final Change change;
    private final String object;
    private final Row row;

    private StoredDocument(Change change, Change.Found found) {
        this.change = change;
        this.object = found.object();
        this.row = found.row();
    }

    /** @throws java.util.NoSuchElementException when there is none of that number */
    static StoredDocument of(Change change, long recordNumber) {
        return new StoredDocument(change, change.find(DOCUMENTS, "RECORDNO", recordNumber));
    }

    /** @throws java.util.NoSuchElementException when there is no such line */
    static StoredDocument ofLine(Change change, long line) {
        Row found = change.find(DOCUMENTS.stream().map(each -> each + "ITEM").toList(), "RECORDNO", line)
                .row();
        return of(change, found.number("RECORDKEY"));
    }

    String object() {
        return object;
    }

    String lineObject() {
        return object + "ITEM";
    }

    Row row() {
        return row;
    }

    long recordNumber() {
        return row.number("RECORDNO");
    }

    BigDecimal due() {
        return row.amount("TRX_TOTALDUE");
    }

    /** In base currency. */
    BigDecimal base(BigDecimal amount) {
        return amount.multiply(row.amount("EXCHANGE_RATE"))
                .setScale(ExchangeRates.decimals(row.text("BASECURR")), RoundingMode.HALF_UP);
    }

    List<Row> lines() {
        List<Row> lines = new ArrayList<>();
        for (Map<String, Object> each : change.handle()
                .select("SELECT * FROM " + lineObject() + " WHERE RECORDKEY = ? ORDER BY RECORDNO", recordNumber())
                .map(new RowMapper())
                .list()) {
            lines.add(new Row(each));
        }
        return lines;
    }

    /** Changes columns of the header, and its clock. */
    void update(Row changes) {
        changes.set("WHENMODIFIED", change.moment()).set("MODIFIEDBY", Change.SOMEBODY);
        quietly(changes);
    }

    /** Changes columns of the header, and not its clock. */
    void quietly(Row changes) {
        change.update(object, "RECORDNO", recordNumber(), changes);
    }

    /** Totals anew, after its lines changed. */
    Row totals() {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal baseTotal = BigDecimal.ZERO;
        for (Row line : lines()) {
            total = total.add(line.amount("TRX_AMOUNT"));
            baseTotal = baseTotal.add(line.amount("AMOUNT"));
        }
        Row changes = new Row();
        DocumentRows.amounts(changes, total, row.amount("TRX_TOTALPAID"), baseTotal, row.amount("TOTALPAID"));
        // what a customer owes; a bill has no such column
        return object.equals("APBILL") ? changes : changes.set("TRX_ENTITYDUE", changes.get("TRX_TOTALDUE"));
    }

    /** Puts it and its lines into a state. */
    Row state(Row changes, State state) {
        change.handle()
                .execute(
                        "UPDATE " + lineObject() + " SET STATE = ? WHERE RECORDKEY = ?", state.label(), recordNumber());
        return changes.set("STATE", state.label()).set("RAWSTATE", state.code());
    }
}
