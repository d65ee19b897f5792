package io.daybook.mapping;

import io.daybook.mapping.Target.Column;
import io.daybook.mapping.Target.Table;
import io.daybook.mapping.Target.Type;
import java.util.List;
import java.util.Optional;

/** The ledger's tables as V1__daybook_and_ledger.sql has them, without the columns that the ledger fills itself. */
final class LedgerTargets {
    private LedgerTargets() {}

    static List<Target> all() {
        return List.of(
                new Target("customers", customer(), Optional.empty()),
                new Target("currencies", currency(), Optional.empty()),
                new Target("invoices", invoice(), Optional.of(invoiceLine())),
                new Target("creditNotes", creditNote(), Optional.of(creditNoteLine())));
    }

    private static Table customer() {
        return new Table(
                "customer",
                "customer",
                List.of(
                        needed("original_id", Type.TEXT),
                        needed("name", Type.TEXT),
                        open("email", Type.TEXT),
                        open("company_name", Type.TEXT),
                        open("currency_code", Type.CURRENCY),
                        open("is_inactive", Type.BOOLEAN),
                        open("entity", Type.TEXT)));
    }

    private static Table currency() {
        return new Table(
                "currency",
                "currency",
                List.of(
                        needed("original_id", Type.TEXT),
                        needed("currency_code", Type.CURRENCY),
                        open("name", Type.TEXT),
                        open("decimals", Type.DECIMAL),
                        open("is_base", Type.BOOLEAN),
                        open("is_inactive", Type.BOOLEAN)));
    }

    private static Table invoice() {
        return new Table(
                "invoice",
                "invoice",
                List.of(
                        needed("original_id", Type.TEXT),
                        open("invoice_number", Type.TEXT),
                        open("customer_id", Type.TEXT),
                        needed("date", Type.DATE),
                        open("due_date", Type.DATE),
                        new Column("status", Type.TEXT, true, List.of("open", "paid", "pending", "void")),
                        open("source_status", Type.TEXT),
                        needed("currency_code", Type.CURRENCY),
                        open("memo", Type.TEXT),
                        open("entity", Type.TEXT)));
    }

    private static Table invoiceLine() {
        return new Table(
                "lines",
                "invoice_line",
                List.of(
                        needed("original_id", Type.TEXT),
                        open("line_number", Type.TEXT),
                        open("product", Type.TEXT),
                        open("description", Type.TEXT),
                        needed("amount_excluding_tax_after_discount", Type.DECIMAL),
                        needed("amount_currency_code", Type.CURRENCY),
                        open("foreign_amount", Type.DECIMAL),
                        needed("currency_code", Type.CURRENCY),
                        open("period_start", Type.DATE),
                        open("period_end", Type.DATE),
                        new Column("type", Type.TEXT, true, List.of("subscription", "one_off")),
                        needed("type_reason", Type.TEXT),
                        open("revenue_category", Type.TEXT)));
    }

    private static Table creditNote() {
        return new Table(
                "credit_note",
                "credit_note",
                List.of(
                        needed("original_id", Type.TEXT),
                        open("credit_note_number", Type.TEXT),
                        open("invoice_id", Type.TEXT),
                        open("customer_id", Type.TEXT),
                        needed("date", Type.DATE),
                        new Column("status", Type.TEXT, true, List.of("open", "applied", "pending", "void")),
                        open("source_status", Type.TEXT),
                        needed("currency_code", Type.CURRENCY),
                        open("memo", Type.TEXT),
                        open("entity", Type.TEXT)));
    }

    private static Table creditNoteLine() {
        return new Table(
                "lines",
                "credit_note_line",
                List.of(
                        needed("original_id", Type.TEXT),
                        open("line_number", Type.TEXT),
                        open("product", Type.TEXT),
                        open("description", Type.TEXT),
                        needed("amount", Type.DECIMAL),
                        needed("amount_currency_code", Type.CURRENCY),
                        open("foreign_amount", Type.DECIMAL),
                        needed("currency_code", Type.CURRENCY),
                        open("period_start", Type.DATE),
                        open("period_end", Type.DATE),
                        new Column("type", Type.TEXT, true, List.of("subscription", "one_off")),
                        needed("type_reason", Type.TEXT),
                        open("revenue_category", Type.TEXT)));
    }

    private static Column needed(String name, Type type) {
        return new Column(name, type, true, List.of());
    }

    private static Column open(String name, Type type) {
        return new Column(name, type, false, List.of());
    }
}
