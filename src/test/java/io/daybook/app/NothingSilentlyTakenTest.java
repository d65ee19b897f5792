package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.Fault;
import io.daybook.sandbox.netsuite.Faults;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.Permission;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sandbox.netsuite.books.Touched;
import io.daybook.sync.Order;
import io.daybook.sync.ProofReport;
import io.daybook.sync.ProofReport.Verdict;
import io.daybook.sync.SyncReport;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks that jump, cursors changed by hand, data that shrink to nothing, changes that leave no trace: each is noticed. */
class NothingSilentlyTakenTest {
    private static final String INVOICES = "invoices";

    private final ShiftedClock platformClock = new ShiftedClock();
    private TestDatabase database;
    private NetSuiteSandbox sandbox;
    private Installation daybook;

    /** The right time, moved by what a test likes. */
    private static final class ShiftedClock extends Clock {
        private volatile Duration shift = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(shift);
        }
    }

    @BeforeEach
    void readEverything(@TempDir Path home) {
        database = TestDatabase.create();
        sandbox = NetSuiteSandbox.start(SandboxSettings.builder()
                .port(0)
                .seed(3)
                .invoices(60)
                .booksClock(platformClock)
                .build());
        daybook = new Installation(database, home, sandbox);
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

    private long livingInvoices() {
        return Long.parseLong(texts("SELECT count(*) FROM ledger.invoice WHERE deleted_at IS NULL")
                .get(0));
    }

    private String lastReading() {
        return texts("SELECT reading || ': ' || reading_because FROM daybook.sync ORDER BY id DESC LIMIT 1")
                .get(0);
    }

    private long openInvoiceWithoutLaterDocuments() {
        return Long.parseLong(
                texts("SELECT original_id FROM ledger.invoice WHERE status = 'open' AND deleted_at IS NULL ORDER BY 1")
                        .get(0));
    }

    private List<String> whyDeleted(long invoice) {
        return texts("SELECT deleted_because FROM ledger.invoice WHERE original_id = '" + invoice + "'");
    }

    @Test
    void aSecondSyncReadsOnlyWhatHasChangedAndProvesNothingThatWasProvedLately() {
        long edited = openInvoiceWithoutLaterDocuments();
        sandbox.books().mutations().editHeader(edited, "a new memo");

        SyncReport report = daybook.sync(INVOICES);

        assertThat(report.state()).isEqualTo(SyncReport.State.DONE);
        assertThat(lastReading()).isEqualTo("changes: changes only");
        assertThat(report.proof()).isEmpty();
        assertThat(texts("SELECT memo FROM ledger.invoice WHERE original_id = '" + edited + "'"))
                .containsExactly("a new memo");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void aNewInvoiceIsNotLostToAnEmptyAnswerWhicheverThatIs(int answer) {
        daybook.sync(INVOICES);
        long created = sandbox.books().mutations().createInvoice().transaction();
        sandbox.faults().inject(Fault.EMPTY_ANSWER, Faults.Target.RESOURCES, answer, 1);

        SyncReport report = daybook.sync(INVOICES);
        if (report.state() != SyncReport.State.DONE) {
            sandbox.faults().clear();
            report = daybook.sync(INVOICES);
        }

        assertThat(report.state()).isEqualTo(SyncReport.State.DONE);
        assertThat(texts("SELECT original_id FROM ledger.invoice WHERE original_id = '" + created + "'"))
                .hasSize(1);
    }

    @Test
    void anInvoiceInTheLogOfDeletionsIsTombstonedWithWhenAndHowItWasNoticed() {
        long deleted = sandbox.books().mutations().createInvoice().transaction();
        daybook.sync(INVOICES);
        sandbox.books().mutations().deleteDocument(deleted);

        assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);

        assertThat(whyDeleted(deleted))
                .singleElement()
                .asString()
                .startsWith("deleted at netsuite on 20")
                .contains("by its own log, noticed by sync ");
        assertThat(texts("SELECT count(*) FROM ledger.invoice_line WHERE deleted_at IS NULL AND invoice_id = '"
                        + deleted + "'"))
                .containsExactly("0");
    }

    @Test
    void aDeletedInvoiceIsFoundByComparingKeysWhereTheLogMayNotBeRead() {
        sandbox.setup().withhold(Permission.ADMI_DELETEDRECORD);
        long deleted = sandbox.books().mutations().createInvoice().transaction();
        daybook.sync(INVOICES);
        sandbox.books().mutations().deleteDocument(deleted);

        SyncReport report = daybook.sync(INVOICES);

        assertThat(report.state()).isEqualTo(SyncReport.State.DONE);
        assertThat(report.proof()).as("nothing was compared as a whole").isEmpty();
        assertThat(whyDeleted(deleted))
                .singleElement()
                .asString()
                .startsWith("no longer given by netsuite, noticed by");
    }

    @Test
    void aChangeThatMovesNoClockIsFoundByCountingAndReadAgain() {
        // Given an invoice that was paid, and whose payment is deleted: its status goes back without a trace
        long invoice = sandbox.books().mutations().createInvoice().transaction();
        BigDecimal open = unpaid(invoice);
        Touched paid = sandbox.books().mutations().applyPayment(invoice, open);
        daybook.sync(INVOICES);
        assertThat(texts("SELECT status FROM ledger.invoice WHERE original_id = '" + invoice + "'"))
                .containsExactly("paid");
        sandbox.books().mutations().deleteDocument(paid.transactions().get(1));

        // When it is compared without reading
        ProofReport report =
                daybook.engine().reconcile(daybook.connection(), INVOICES).orElseThrow();

        // Then the document is named, and the next sync reads it
        assertThat(report.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(report.differing()).containsOnlyKeys(invoice);
        SyncReport next = daybook.sync(INVOICES);
        assertThat(next.proof()).get().extracting(ProofReport::verdict).isEqualTo(Verdict.AGREES);
        assertThat(texts("SELECT status FROM ledger.invoice WHERE original_id = '" + invoice + "'"))
                .containsExactly("open");
    }

    private BigDecimal unpaid(long invoice) {
        return Jdbi.create(sandbox.books().dataSource())
                .withHandle(handle -> handle.select("SELECT foreignamountunpaid FROM transaction WHERE id = ?", invoice)
                        .mapTo(BigDecimal.class)
                        .one());
    }

    /** As when the role was narrowed: what it may not see any more is not there for it. */
    private void hideInvoices(boolean hidden) {
        Jdbi.create(sandbox.books().dataSource())
                .useHandle(handle -> handle.execute(
                        "UPDATE transaction SET type = ? WHERE type = ?",
                        hidden ? "Hidden" : "CustInvc",
                        hidden ? "CustInvc" : "Hidden"));
    }

    @Test
    void anAccountThatShrinksToNothingIsHeldBackAndSaysSo() {
        long living = livingInvoices();
        hideInvoices(true);

        SyncReport report = daybook.sync(INVOICES, new Order(true, false, false));

        assertThat(report.state()).isEqualTo(SyncReport.State.FAILED);
        assertThat(report.problem()).get().satisfies(stop -> {
            assertThat(stop.kind()).isEqualTo("suspicious");
            assertThat(stop.message())
                    .contains("no longer gives", "Nothing was taken for deleted", "--accept-deletions");
        });
        assertThat(livingInvoices()).isEqualTo(living);

        // And once it shows all again, the next sync is green and the alarm is over
        hideInvoices(false);
        assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);
        assertThat(livingInvoices()).isEqualTo(living);
        assertThat(texts("SELECT count(*) FROM daybook.dead_letter WHERE document_key = '*' AND closed_at IS NULL"))
                .containsExactly("0");
    }

    @Test
    void manyDeletionsAreTakenWhereSomebodyAcceptsThem() {
        hideInvoices(true);
        daybook.sync(INVOICES, new Order(true, false, false));

        SyncReport report = daybook.sync(INVOICES, new Order(true, false, true));

        assertThat(report.state()).isEqualTo(SyncReport.State.DONE);
        assertThat(livingInvoices()).isZero();
        assertThat(report.counts().read()).isZero();
    }

    @Test
    void aCursorThatSomebodyMovedIsNoticedAndEverythingIsRead() {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute("UPDATE daybook.dataset SET cursor_at = cursor_at + interval '1 day'"));

        assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);

        assertThat(lastReading())
                .startsWith("everything: the cursor stands at")
                .contains("not where the last sync left it");
        daybook.sync(INVOICES);
        assertThat(lastReading()).isEqualTo("changes: changes only");
    }

    @Test
    void aPlatformClockThatJumpsIsNoticedAndEverythingIsRead() {
        platformClock.shift = Duration.ofDays(2);
        sandbox.books().mutations().createInvoice();

        assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);
        assertThat(lastReading()).startsWith("everything: a clock has jumped");

        platformClock.shift = Duration.ZERO;
        sandbox.books().mutations().createInvoice();
        long before = livingInvoices();
        assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);
        assertThat(lastReading()).startsWith("everything: a clock has jumped");
        assertThat(livingInvoices()).isEqualTo(before + 1);
    }
}
