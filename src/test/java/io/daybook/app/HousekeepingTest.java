package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import io.daybook.lineage.Trace;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sync.SyncReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the nightly tidying leaves, and what is told of a row before and after. */
class HousekeepingTest {
    private static final String INVOICES = "invoices";

    private TestDatabase database;
    private NetSuiteSandbox sandbox;
    private Installation daybook;

    @BeforeEach
    void readOnce(@TempDir Path home) {
        database = TestDatabase.create();
        sandbox = NetSuiteSandbox.start(
                SandboxSettings.builder().port(0).seed(3).invoices(60).build());
        daybook = new Installation(database, home, sandbox, Map.of("DAYBOOK_ARCHIVE_RETENTION", "30"));
        assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);
    }

    @AfterEach
    void stop() {
        daybook.close();
        sandbox.close();
        database.close();
    }

    private List<String> texts(String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private void age(int days) {
        database.jdbi().useHandle(handle -> {
            handle.execute("UPDATE daybook.page SET received_at = received_at - ? * interval '1 day'", days);
            handle.execute("UPDATE ledger.invoice SET deleted_at = deleted_at - ? * interval '1 day'", days);
            handle.execute("UPDATE ledger.invoice_line SET deleted_at = deleted_at - ? * interval '1 day'", days);
            handle.execute("UPDATE daybook.sync SET ended_at = ended_at - ? * interval '1 day'", days);
        });
    }

    private void tidyUp() {
        try (ProducerTemplate template = daybook.engine().context().createProducerTemplate()) {
            assertThat(template.requestBody("direct:housekeeping", (Object) null))
                    .isNotInstanceOf(Throwable.class);
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private Trace trace(long invoice) {
        return daybook.services()
                .traces()
                .trace(
                        daybook.services().connections().get(daybook.connection()),
                        INVOICES,
                        Long.toString(invoice),
                        Optional.empty())
                .orElseThrow();
    }

    @Test
    void keepsThePagesOfWhatLivesHoweverOldAndDropsThoseOfOldTombstones() {
        List<String> pages = texts("SELECT id FROM daybook.page");
        long deleted = sandbox.books().mutations().createInvoice().transaction();
        daybook.sync(INVOICES);
        String page = texts("SELECT page_id FROM ledger.invoice WHERE original_id = '" + deleted + "'")
                .get(0);
        assertThat(trace(deleted).head().orElseThrow().record()).containsEntry("id", Long.toString(deleted));
        sandbox.books().mutations().deleteDocument(deleted);
        daybook.sync(INVOICES);

        age(29);
        tidyUp();
        assertThat(texts("SELECT id FROM daybook.page")).contains(page).containsAll(pages);
        Trace.Row tombstone = trace(deleted).head().orElseThrow();
        assertThat(tombstone.deletedBecause().orElseThrow()).contains("by its own log");
        assertThat(tombstone.record()).isNotEmpty();

        age(2);
        tidyUp();
        assertThat(texts("SELECT id FROM daybook.page")).doesNotContain(page).containsAll(pages);
        Trace.Row gone = trace(deleted).head().orElseThrow();
        assertThat(gone.trouble().orElseThrow()).contains("page " + page, "not in the archive", "retention");
        assertThat(gone.record()).isEmpty();
        // Of the syncs, the last and the one that the cursor comes from
        assertThat(texts("SELECT id FROM daybook.sync"))
                .containsExactlyElementsOf(texts("SELECT cursor_sync_id FROM daybook.dataset"));
        assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);
    }

    @Test
    void tellsWhatMadeEachValueAndNoticesAHandInTheLedger() {
        String line = texts(
                        "SELECT original_id FROM ledger.invoice_line WHERE type = 'subscription' AND deleted_at IS NULL LIMIT 1")
                .get(0);
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE ledger.invoice_line SET product = 'by hand' WHERE original_id = ?", line));

        Trace trace = trace(Long.parseLong(line));

        assertThat(trace.lines()).singleElement().satisfies(row -> {
            assertThat(row.originalId()).isEqualTo(line);
            assertThat(row.record()).containsEntry("line", line);
            assertThat(row.values())
                    .filteredOn(value -> value.column().equals("amount_excluding_tax_after_discount"))
                    .singleElement()
                    .satisfies(value -> assertThat(value.how()).startsWith("= - netamount, as money in "));
            assertThat(row.values())
                    .filteredOn(value -> value.column().equals("type"))
                    .singleElement()
                    .satisfies(value -> assertThat(value.how()).contains("rule 1: category in"));
            assertThat(row.values())
                    .filteredOn(value -> value.pageGives().isPresent())
                    .singleElement()
                    .satisfies(value -> assertThat(value.column()).isEqualTo("product"));
        });
        assertThat(trace.head()).isPresent();
    }

    @Test
    void saysWhereADocumentIsThatTheLedgerDoesNotHold() {
        long ignored = sandbox.books().mutations().createInvoice().transaction();
        long refused = sandbox.books().mutations().createInvoice().transaction();
        sandbox.books().mutations().voidDocument(ignored);
        Jdbi.create(sandbox.books().dataSource())
                .useHandle(handle -> handle.execute(
                        "UPDATE transactionline SET netamount = netamount + 0.00001 WHERE transaction = ?", refused));
        daybook.sync(INVOICES);
        String letter = texts("SELECT id FROM daybook.dead_letter WHERE document_key = '" + refused + "'")
                .get(0);

        assertThat(trace(ignored).elsewhere()).singleElement().asString().contains("leaves it out: ");
        assertThat(trace(refused).elsewhere())
                .singleElement()
                .asString()
                .contains("dead letter " + letter + " (rejected");
        assertThat(trace(refused).head()).isEmpty();
    }
}
