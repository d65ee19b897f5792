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
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the nightly tidying leaves, and what is still told of a row afterwards. */
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

    @Test
    void keepsThePagesOfWhatLivesHoweverOldAndDropsThoseOfOldTombstones() {
        List<String> pages = texts("SELECT id FROM daybook.page");
        long deleted = sandbox.books().mutations().createInvoice().transaction();
        daybook.sync(INVOICES);
        String page = texts("SELECT page_id FROM ledger.invoice WHERE original_id = '" + deleted + "'")
                .get(0);
        assertThat(daybook.trace(INVOICES, deleted).head().orElseThrow().record())
                .containsEntry("id", Long.toString(deleted));
        sandbox.books().mutations().deleteDocument(deleted);
        daybook.sync(INVOICES);

        age(29);
        tidyUp();
        assertThat(texts("SELECT id FROM daybook.page")).contains(page).containsAll(pages);
        Trace.Row tombstone = daybook.trace(INVOICES, deleted).head().orElseThrow();
        assertThat(tombstone.deletedBecause().orElseThrow()).contains("by its own log");
        assertThat(tombstone.record()).isNotEmpty();

        age(2);
        tidyUp();
        assertThat(texts("SELECT id FROM daybook.page")).doesNotContain(page).containsAll(pages);
        Trace.Row gone = daybook.trace(INVOICES, deleted).head().orElseThrow();
        assertThat(gone.trouble().orElseThrow()).contains("page " + page, "not in the archive", "retention");
        assertThat(gone.record()).isEmpty();
        // Of the syncs, the last and the one that the cursor comes from
        assertThat(texts("SELECT id FROM daybook.sync"))
                .containsExactlyElementsOf(texts("SELECT cursor_sync_id FROM daybook.dataset"));
        assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);
    }
}
