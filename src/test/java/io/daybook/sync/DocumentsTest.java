package io.daybook.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.ledger.LedgerSchema;
import io.daybook.mapping.Draft;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import io.daybook.mapping.SourceFingerprint;
import io.daybook.mapping.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final Mapping MAPPING =
            Mappings.read(InvoiceLines.SHIPPED, new LedgerSchema().targets()).get("netsuite", "invoices");

    private static final SourceFingerprint FINGERPRINT = new SourceFingerprint(MAPPING.question(), "");

    private final InvoiceLines invoices = new InvoiceLines(MAPPING.question().fieldNames());

    private static List<Entry> entries(SourceRecord... records) {
        List<Entry> entries = new ArrayList<>();
        for (SourceRecord record : records) {
            boolean first = entries.isEmpty()
                    || entries.get(entries.size() - 1).draft().record().document() != record.document();
            entries.add(new Entry(MAPPING, new Draft(record, first), 100 + entries.size(), FINGERPRINT.of(record)));
        }
        return entries;
    }

    private static Documents sort(List<Entry> entries, Map<Long, Draft.Failure> refused) {
        return Documents.of(1, MAPPING, FINGERPRINT, Map.of(), entries, refused);
    }

    private static Documents sort(SourceRecord... records) {
        List<Entry> entries = entries(records);
        entries.forEach(HandDrivenSync::map);
        return sort(entries, Map.of());
    }

    @Test
    void setsADocumentAsideWholeForOneOfItsRecords() {
        Documents documents = sort(
                invoices.line(1, 11),
                invoices.line(2, 21),
                invoices.bad(2, 22),
                invoices.bad(2, 23),
                invoices.line(3, 31));

        assertThat(documents.batch(true).documents())
                .extracting(document -> document.head().originalId())
                .containsExactly("1", "3");
        assertThat(documents.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.documentKey()).isEqualTo("2");
            assertThat(failed.recordKey()).as("the first that was refused").isEqualTo("22");
            assertThat(failed.records()).hasSize(3);
            assertThat(failed.pageId()).as("where its first record came in").isEqualTo(101);
            assertThat(failed.money().keySet()).containsExactlyInAnyOrder("EUR", "Moon");
        });
        assertThat(documents.failedRecords()).isEqualTo(3);
        assertThat(documents.settled().get("loaded")).containsExactly("1", "3");
    }

    @Test
    void leavesOutWhatTheMappingIgnoresWhateverElseIsWrongWithIt() {
        Documents documents =
                sort(invoices.line(1, 11, Map.of("status", "V", "symbol", "Moon")), invoices.voided(2, 21));

        assertThat(documents.failed()).isEmpty();
        assertThat(documents.batch(true).ignoredIds()).containsExactly("1", "2");
        assertThat(documents.ignoredRecords()).isEqualTo(2);
    }

    @Test
    void setsAsideWhatTheLedgerRefusedBefore() {
        List<Entry> entries = entries(invoices.line(1, 11), invoices.line(2, 21));
        entries.forEach(HandDrivenSync::map);

        Documents documents = sort(entries, Map.of(2L, new Draft.Failure("rejected", "too odd", "window", "load")));

        assertThat(documents.batch(true).documents()).hasSize(1);
        assertThat(documents.failed())
                .singleElement()
                .satisfies(failed -> assertThat(failed.failure().message()).isEqualTo("too odd"));
    }

    @Test
    void setsAsideARecordThatCameBackWithoutHavingBeenMapped() {
        // Given a record that was neither mapped nor refused: its route broke off and nobody noted it
        List<Entry> entries = entries(invoices.line(1, 11), invoices.line(1, 12), invoices.line(2, 21));
        HandDrivenSync.map(entries.get(0));
        HandDrivenSync.map(entries.get(2));

        Documents documents = sort(entries, Map.of());

        assertThat(documents.batch(true).documents()).hasSize(1);
        assertThat(documents.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.recordKey()).isEqualTo("12");
            assertThat(failed.failure().kind()).isEqualTo("defect");
        });
    }

    @Test
    void callsAnythingButARefusalADefect() {
        Entry entry = entries(invoices.line(1, 11)).get(0);

        new RecordSteps().refuse(entry, new StackOverflowError(), "record", "map");

        assertThat(entry.draft().failure())
                .isEqualTo(new Draft.Failure("defect", "java.lang.StackOverflowError", "record", "map"));
        assertThat(sort(List.of(entry), Map.of()).failed()).hasSize(1);
    }

    @Test
    void givesADocumentTheNewestOfItsClocks() {
        SourceRecord old = invoices.line(1, 11);
        SourceRecord newer = new SourceRecord(old.names(), old.values(), 1, 12, InvoiceLines.MONDAY.plusSeconds(60));
        SourceRecord unknown = new SourceRecord(old.names(), old.values(), 1, 13, null);

        Documents documents = sort(old, newer, unknown);

        assertThat(documents.batch(true).documents().get(0).modified()).isEqualTo(InvoiceLines.MONDAY.plusSeconds(60));
    }
}
