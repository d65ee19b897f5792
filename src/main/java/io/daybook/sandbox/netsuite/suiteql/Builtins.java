package io.daybook.sandbox.netsuite.suiteql;

import io.daybook.sandbox.netsuite.books.Reference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of package BUILTIN (NetSuite reference 2.4). Thread-safe. */
final class Builtins {
    private static final Map<String, String> TRANSACTION_TYPES = Map.ofEntries(
            Map.entry("CustInvc", "Invoice"),
            Map.entry("CustCred", "Credit Memo"),
            Map.entry("CustPymt", "Payment"),
            Map.entry("CustDep", "Customer Deposit"),
            Map.entry("DepAppl", "Deposit Application"),
            Map.entry("CustRfnd", "Customer Refund"),
            Map.entry("CashSale", "Cash Sale"),
            Map.entry("VendBill", "Bill"),
            Map.entry("VendCred", "Bill Credit"),
            Map.entry("VendPymt", "Bill Payment"),
            Map.entry("SalesOrd", "Sales Order"),
            Map.entry("PurchOrd", "Purchase Order"),
            Map.entry("Journal", "Journal"));

    private final VisibleCatalog catalog;
    private final AccountTime time;

    Builtins(VisibleCatalog catalog, AccountTime time) {
        this.catalog = catalog;
        this.time = time;
    }

    /** {@code BUILTIN.DF(column)}: what people see of a reference, a list or a status. */
    Sql displayText(Scope.Resolved resolved) {
        Source source = resolved.source();
        String column = resolved.column();
        if (column.equals("status") && source.table().equals("transaction")) {
            return Sql.of("(SELECT \"df\".\"fullname\" FROM \"transactionstatus\" \"df\" WHERE \"df\".\"trantype\" = "
                    + Sql.quote(source.alias()) + ".\"type\" AND \"df\".\"id\" = " + resolved.text() + ")");
        }
        if (column.equals("type") && source.table().equals("transaction")) {
            StringBuilder cases = new StringBuilder("(CASE ").append(resolved.text());
            TRANSACTION_TYPES.forEach((type, name) -> cases.append(" WHEN '")
                    .append(type)
                    .append("' THEN '")
                    .append(name)
                    .append('\''));
            return Sql.of(cases + " ELSE " + resolved.text() + " END)");
        }
        Reference reference = source.references().get(column);
        if (reference == null || !catalog.has(reference.table())) {
            return resolved.sql();
        }
        return Sql.of("(SELECT \"df\"." + Sql.quote(reference.display()) + " FROM " + Sql.quote(reference.table())
                + " \"df\" WHERE \"df\"." + Sql.quote(reference.key()) + " = " + resolved.text() + ")");
    }

    /** {@code BUILTIN.RELATIVE_RANGES('TODAY', 'START')}, with a third argument that changes nothing here. */
    Sql relativeRange(List<Sql> arguments) {
        if (arguments.size() < 2 || arguments.size() > 3) {
            throw Refusals.unsupported("RELATIVE_RANGES takes a range and an edge");
        }
        Optional<String> range = arguments.get(0).literal();
        Optional<String> edge = arguments.get(1).literal();
        return range.flatMap(name -> edge.flatMap(side -> time.relative(name, side)))
                .orElseThrow(() -> Refusals.unsupported("RELATIVE_RANGES does not know that range"));
    }

    /**
     * {@code BUILTIN.CONSOLIDATE(amount, 'INCOME' | 'LEDGER', adjustment, rate, subsidiary, period, book)}: the amount
     * times the rate from its row's subsidiary to the one named, in that period; the average rate for income, the
     * current one else. Rows whose subsidiary is the one named keep their amount.
     */
    Sql consolidate(List<Sql> arguments, Optional<Scope.Resolved> rowSubsidiary) {
        if (arguments.size() < 6 || arguments.size() > 7) {
            throw Refusals.unsupported("CONSOLIDATE takes six or seven arguments");
        }
        Sql amount = arguments.get(0);
        if (rowSubsidiary.isEmpty() || !catalog.has("consolidatedexchangerate")) {
            return amount;
        }
        boolean income =
                arguments.get(1).literal().filter("INCOME"::equalsIgnoreCase).isPresent();
        return Sql.of("(" + amount.text() + " * COALESCE((SELECT \"cr\"."
                + (income ? "\"averagerate\"" : "\"currentrate\"")
                + " FROM \"consolidatedexchangerate\" \"cr\" WHERE \"cr\".\"fromsubsidiary\" = "
                + rowSubsidiary.get().text() + " AND \"cr\".\"tosubsidiary\" = "
                + arguments.get(4).text() + " AND \"cr\".\"postingperiod\" = "
                + arguments.get(5).text() + " FETCH FIRST 1 ROWS ONLY), 1))");
    }
}
