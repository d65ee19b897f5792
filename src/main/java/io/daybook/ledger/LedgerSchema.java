package io.daybook.ledger;

import io.daybook.mapping.Target;
import io.daybook.mapping.Target.Column;
import io.daybook.mapping.Target.Table;
import io.daybook.mapping.Target.Type;
import java.util.List;
import java.util.Optional;

/**
 * The ledger's tables as mappings and the loader see them: the columns that a mapping fills, in the order of the rows that
 * it makes. What the tables hold besides (who, when, from which page) is the loader's. Immutable and thread-safe.
 */
public final class LedgerSchema {
    private static final List<String> LINE_TYPES = List.of("subscription", "one_off");

    private final List<Target> targets = List.of(
            new Target("customers", customer(), Optional.empty()),
            new Target("invoices", invoice(), Optional.of(invoiceLine())),
            new Target("creditNotes", creditNote(), Optional.of(creditNoteLine())),
            new Target("currencies", currency(), Optional.empty()));

    /** What every data type becomes, in the order in which a company is read. */
    public List<Target> targets() {
        return targets;
    }

    /**
     * What a data type becomes.
     *
     * @throws IllegalArgumentException when the ledger has no such data type; the message names those it has
     */
    public Target of(String dataType) {
        return targets.stream()
                .filter(target -> target.dataType().equals(dataType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the ledger has no data type '" + dataType
                        + "'; it has " + targets.stream().map(Target::dataType).toList()));
    }

    private static Table customer() {
        return new Table(
                "customer",
                "customer",
                List.of(
                        required("original_id", Type.TEXT),
                        required("name", Type.TEXT),
                        optional("email", Type.TEXT),
                        optional("company_name", Type.TEXT),
                        optional("currency_code", Type.CURRENCY),
                        optional("is_inactive", Type.BOOLEAN),
                        optional("entity", Type.TEXT)));
    }

    private static Table currency() {
        return new Table(
                "currency",
                "currency",
                List.of(
                        required("original_id", Type.TEXT),
                        required("currency_code", Type.CURRENCY),
                        optional("name", Type.TEXT),
                        optional("decimals", Type.DECIMAL),
                        optional("is_base", Type.BOOLEAN),
                        optional("is_inactive", Type.BOOLEAN)));
    }

    private static Table invoice() {
        return new Table(
                "invoice",
                "invoice",
                List.of(
                        required("original_id", Type.TEXT),
                        optional("invoice_number", Type.TEXT),
                        optional("customer_id", Type.TEXT),
                        required("date", Type.DATE),
                        optional("due_date", Type.DATE),
                        choice("status", "open", "paid", "pending", "void"),
                        optional("source_status", Type.TEXT),
                        required("currency_code", Type.CURRENCY),
                        optional("memo", Type.TEXT),
                        optional("entity", Type.TEXT)));
    }

    private static Table invoiceLine() {
        return line("invoice_line", "amount_excluding_tax_after_discount");
    }

    private static Table creditNote() {
        return new Table(
                "credit_note",
                "credit_note",
                List.of(
                        required("original_id", Type.TEXT),
                        optional("credit_note_number", Type.TEXT),
                        optional("invoice_id", Type.TEXT),
                        optional("customer_id", Type.TEXT),
                        required("date", Type.DATE),
                        choice("status", "open", "applied", "pending", "void"),
                        optional("source_status", Type.TEXT),
                        required("currency_code", Type.CURRENCY),
                        optional("memo", Type.TEXT),
                        optional("entity", Type.TEXT)));
    }

    private static Table creditNoteLine() {
        return line("credit_note_line", "amount");
    }

    private static Table line(String table, String amount) {
        return new Table(
                "lines",
                table,
                List.of(
                        required("original_id", Type.TEXT),
                        optional("line_number", Type.TEXT),
                        optional("product", Type.TEXT),
                        optional("description", Type.TEXT),
                        required(amount, Type.DECIMAL),
                        required("amount_currency_code", Type.CURRENCY),
                        optional("foreign_amount", Type.DECIMAL),
                        required("currency_code", Type.CURRENCY),
                        optional("period_start", Type.DATE),
                        optional("period_end", Type.DATE),
                        new Column("type", Type.TEXT, true, LINE_TYPES),
                        required("type_reason", Type.TEXT),
                        optional("revenue_category", Type.TEXT)));
    }

    private static Column required(String name, Type type) {
        return new Column(name, type, true, List.of());
    }

    private static Column optional(String name, Type type) {
        return new Column(name, type, false, List.of());
    }

    private static Column choice(String name, String... values) {
        return new Column(name, Type.TEXT, true, List.of(values));
    }
}
