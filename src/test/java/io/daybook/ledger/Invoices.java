package io.daybook.ledger;

import io.daybook.mapping.MappedRow;
import io.daybook.mapping.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Invoices for tests, with as little said as a test needs to say. */
final class Invoices {
    static final Target TARGET = new LedgerSchema().of("invoices");
    static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");

    private Invoices() {}

    static LedgerDocument invoice(String id, Instant modified, MappedRow... lines) {
        return invoice(id, modified, "memo of " + id, lines);
    }

    static LedgerDocument invoice(String id, Instant modified, String memo, MappedRow... lines) {
        Object[] values = {id, "INV" + id, "9001", LocalDate.of(2026, 1, 31), null, "open", "A", "EUR", memo, null};
        long[] pages = new long[lines.length];
        Arrays.fill(pages, 1);
        return new LedgerDocument(new MappedRow(values, Map.of()), List.of(lines), modified, 1, pages);
    }

    static MappedRow line(String id, String amount) {
        return line(id, amount, "line " + id);
    }

    static MappedRow line(String id, String amount, String description) {
        Object[] values = {
            id,
            "1",
            "Licence",
            description,
            new BigDecimal(amount),
            "EUR",
            null,
            "EUR",
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 12, 31),
            "subscription",
            "category is SaaS",
            "SaaS"
        };
        return new MappedRow(values, Map.of());
    }

    /** The same row with one value replaced. */
    static MappedRow with(MappedRow row, int index, Object value) {
        Object[] values = row.values().clone();
        values[index] = value;
        return new MappedRow(values, row.custom());
    }

    static LedgerBatch batch(LedgerDocument... documents) {
        return batch(List.of(documents));
    }

    static LedgerBatch batch(List<LedgerDocument> documents) {
        return new LedgerBatch(1, TARGET, "v1", documents, List.of(), List.of());
    }

    static LedgerBatch ignoring(String because, String... ids) {
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            reasons.add(because);
        }
        return new LedgerBatch(1, TARGET, "v1", List.of(), List.of(ids), reasons);
    }
}
