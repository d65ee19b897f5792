package io.daybook.sync;

import io.daybook.mapping.SourceRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines of invoices as NetSuite would give them to the shipped mapping, with as little said as a test needs to say. */
final class InvoiceLines {
    static final Path SHIPPED = Path.of("mappings");
    static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    private final List<String> names;

    /** @param names what the mapping asks for */
    InvoiceLines(List<String> names) {
        this.names = names;
    }

    /** A line of ten euros. */
    SourceRecord line(long document, long key) {
        return line(document, key, Map.of());
    }

    /** A line whose currency no mapping accepts. */
    SourceRecord bad(long document, long key) {
        return line(document, key, Map.of("symbol", "Moon"));
    }

    /** A line of an invoice that was voided, which the mapping leaves out. */
    SourceRecord voided(long document, long key) {
        return line(document, key, Map.of("status", "V"));
    }

    SourceRecord line(long document, long key, Map<String, String> other) {
        Map<String, String> values = new HashMap<>(Map.of(
                "id", "" + document,
                "invoice_number", "INV" + document,
                "status", "A",
                "trandate", "28/02/2026",
                "line", "" + key,
                "symbol", "EUR",
                "account_symbol", "EUR",
                "category", "SaaS",
                "netamount", "-10",
                "foreignamount", "-10"));
        values.putAll(other);
        return new SourceRecord(names, names.stream().map(values::get).toArray(String[]::new), document, key, MONDAY);
    }
}
