package io.daybook.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.app.Installation;
import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sync.SyncReport;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Any value of the ledger leads back to the record it came from and to what made it. */
class TracesTest {
    private static final String INVOICES = "invoices";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static NetSuiteSandbox sandbox;
    private static Installation daybook;

    @BeforeAll
    static void readOnce(@TempDir Path home) {
        sandbox = NetSuiteSandbox.start(
                SandboxSettings.builder().port(0).seed(3).invoices(60).build());
        daybook = new Installation(DATABASE, home, sandbox);
        assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);
    }

    @AfterAll
    static void stop() {
        daybook.close();
        sandbox.close();
    }

    private static List<String> texts(String sql) {
        return DATABASE.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    @Test
    void tellsWhatMadeEachValueAndNoticesAHandInTheLedger() {
        String line = texts(
                        "SELECT original_id FROM ledger.invoice_line WHERE type = 'subscription' AND deleted_at IS NULL LIMIT 1")
                .get(0);
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE ledger.invoice_line SET product = 'by hand' WHERE original_id = ?", line));

        Trace trace = daybook.trace(INVOICES, Long.parseLong(line));

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

        assertThat(daybook.trace(INVOICES, ignored).elsewhere())
                .singleElement()
                .asString()
                .contains("leaves it out: ");
        assertThat(daybook.trace(INVOICES, refused).elsewhere())
                .singleElement()
                .asString()
                .contains("dead letter " + letter + " (rejected");
        assertThat(daybook.trace(INVOICES, refused).head()).isEmpty();
    }
}
