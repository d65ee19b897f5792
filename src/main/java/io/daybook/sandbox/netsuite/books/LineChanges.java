package io.daybook.sandbox.netsuite.books;

import java.util.List;

/** Editing, adding and deleting single lines. Immutable. */
final class LineChanges {
    private final SalesLines sales;

    LineChanges(SalesLines sales) {
        this.sales = sales;
    }

    Touched edit(Change change, long uniqueKey, String memo) {
        StoredDocument document = change.documentOfLine(uniqueKey);
        change.handle()
                .execute(
                        "UPDATE transactionline SET memo = ?, linelastmodifieddate = ? WHERE uniquekey = ?",
                        memo,
                        change.now(),
                        uniqueKey);
        return new Touched(change.moment(), List.of(document.id()), List.of(uniqueKey));
    }

    Touched add(Change change, long transaction) {
        StoredDocument stored = change.document(transaction);
        Document form = stored.form();
        boolean credit = form.type == DocumentType.CREDIT_MEMO;
        if (form.type != DocumentType.INVOICE && form.type != DocumentType.SALES_ORDER && !credit) {
            throw new IllegalArgumentException(stored.name() + " sells nothing, so no line can be added to it");
        }
        form.created = change.moment();
        // a subscription: some other products bring a second line, for their cost
        Line line = sales.addSold(form, Product.CATALOGUE.get(0), change.day(), change.chance());
        if (credit) {
            line.foreignAmount = line.foreignAmount.negate();
            line.netAmount = line.netAmount.negate();
            line.quantity = line.quantity.negate();
        }
        line.id = stored.nextLineId();
        long key = change.write(form, line);
        stored.rebalance(change.now());
        return new Touched(change.moment(), List.of(transaction), List.of(key, stored.mainLineKey()));
    }

    Touched delete(Change change, long uniqueKey) {
        StoredDocument stored = change.documentOfLine(uniqueKey);
        long main = stored.mainLineKey();
        if (main == uniqueKey) {
            throw new IllegalArgumentException("line " + uniqueKey + " is the main line of " + stored.name());
        }
        change.handle().execute("DELETE FROM transactionline WHERE uniquekey = ?", uniqueKey);
        stored.rebalance(change.now());
        return new Touched(change.moment(), List.of(stored.id()), List.of(uniqueKey, main));
    }
}
