package io.daybook.torture;

import java.util.List;
import java.util.Map;

/** The ledger's tables, as far as they are compared. */
final class LedgerTables {
    static final List<String> ALL =
            List.of("currency", "customer", "invoice", "invoice_line", "credit_note", "credit_note_line");
    static final List<String> DATA_TYPES = List.of("currencies", "customers", "invoices", "creditNotes");

    /** The data type that fills each table. */
    static final Map<String, String> DATA_TYPE = Map.of(
            "currency", "currencies",
            "customer", "customers",
            "invoice", "invoices",
            "invoice_line", "invoices",
            "credit_note", "creditNotes",
            "credit_note_line", "creditNotes");

    /** Of tables with lines, the column with their document. */
    static final Map<String, String> DOCUMENT =
            Map.of("invoice_line", "invoice_id", "credit_note_line", "credit_note_id");

    /** Amount columns with the column of their currency, for sums. */
    static final Map<String, Map<String, String>> MONEY = Map.of(
            "invoice_line",
            Map.of("amount_excluding_tax_after_discount", "amount_currency_code", "foreign_amount", "currency_code"),
            "credit_note_line",
            Map.of("amount", "amount_currency_code", "foreign_amount", "currency_code"));

    private LedgerTables() {}
}
