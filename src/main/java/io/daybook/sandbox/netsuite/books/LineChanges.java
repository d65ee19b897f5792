package io.daybook.sandbox.netsuite.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Editing, adding and deleting single lines. Immutable. */
final class LineChanges {
    private static final String MEMO =
            """
            UPDATE transactionline SET memo = ?, linelastmodifieddate = GREATEST(linelastmodifieddate, ?) WHERE uniquekey = ?
            """;
    private static final String AMOUNT =
            """
            UPDATE transactionline SET quantity = ?, rate = ?, foreignamount = ?, netamount = ?,
              linelastmodifieddate = GREATEST(linelastmodifieddate, ?)
            WHERE uniquekey = ?
            """;
    private static final String CATEGORY =
            """
            UPDATE transactionline SET custcol_iw_item_revenue_category = ?,
              linelastmodifieddate = GREATEST(linelastmodifieddate, ?)
            WHERE uniquekey = ?
            """;
    private static final String PERIOD =
            """
            UPDATE transactionline SET custcol_iw_rr_start_date = ?, custcol_iw_rr_end_date = ?,
              linelastmodifieddate = GREATEST(linelastmodifieddate, ?)
            WHERE uniquekey = ?
            """;
    private static final String OLDEST_SALES =
            """
            SELECT tl.uniquekey FROM transactionline tl
            JOIN transaction t ON t.id = tl.transaction
            WHERE t.type = 'CustInvc' AND tl.custcol_iw_item_revenue_category IS NOT NULL
            ORDER BY tl.uniquekey FETCH FIRST ? ROWS ONLY
            """;

    private final SalesLines sales;

    LineChanges(SalesLines sales) {
        this.sales = sales;
    }

    Touched edit(Change change, long uniqueKey, String memo) {
        StoredDocument document = change.documentOfLine(uniqueKey);
        change.handle().execute(MEMO, memo, change.now(), uniqueKey);
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

    /** Sets quantity and unit price of what a line sells; either may be {@code null} to stay. */
    Touched sell(Change change, long uniqueKey, BigDecimal quantity, BigDecimal rate) {
        StoredDocument stored = change.documentOfLine(uniqueKey);
        Document form = stored.formWithSales();
        Line line = form.lines.stream()
                .filter(each -> each.uniqueKey == uniqueKey && each.quantity != null && each.rate != null)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "line " + uniqueKey + " of " + stored.name() + " has no quantity and price to change"));
        // Sales are kept as negative quantities, as their amounts are.
        BigDecimal newQuantity =
                quantity == null ? line.quantity : line.quantity.signum() < 0 ? quantity.negate() : quantity;
        BigDecimal newRate = rate == null ? line.rate : rate;
        BigDecimal foreign = form.currency.round(newRate.multiply(newQuantity));
        BigDecimal net = form.subsidiary.currency().round(foreign.multiply(form.exchangeRate));
        change.handle()
                .execute(
                        AMOUNT,
                        Insert.plain(newQuantity),
                        Insert.plain(newRate),
                        Insert.plain(foreign),
                        Insert.plain(net),
                        change.now(),
                        uniqueKey);
        stored.rebalance(change.now());
        return new Touched(change.moment(), List.of(stored.id()), List.of(uniqueKey, stored.mainLineKey()));
    }

    Touched categorise(Change change, long uniqueKey, String category) {
        StoredDocument document = change.documentOfLine(uniqueKey);
        change.handle().execute(CATEGORY, category, change.now(), uniqueKey);
        return new Touched(change.moment(), List.of(document.id()), List.of(uniqueKey));
    }

    Touched setPeriod(Change change, long uniqueKey, LocalDate start, LocalDate end) {
        StoredDocument document = change.documentOfLine(uniqueKey);
        change.handle().execute(PERIOD, start, end, change.now(), uniqueKey);
        return new Touched(change.moment(), List.of(document.id()), List.of(uniqueKey));
    }

    Touched touchMany(Change change, int count, String memo) {
        List<Long> keys =
                change.handle().select(OLDEST_SALES, count).mapTo(Long.class).list();
        for (long key : keys) {
            change.handle().execute(MEMO, memo, change.now(), key);
        }
        return new Touched(change.moment(), List.of(), keys);
    }
}
