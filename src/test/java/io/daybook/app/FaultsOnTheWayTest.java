package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.connection.Connection;
import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.Fault;
import io.daybook.sandbox.netsuite.Faults;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sync.Order;
import io.daybook.sync.SyncListener;
import io.daybook.sync.SyncReport;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What each kind of fault does to a sync, caused on the wire. */
class FaultsOnTheWayTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Map<String, String> QUICK =
            Map.of("DAYBOOK_REDELIVERY_DELAY", "5", "DAYBOOK_SYNC_WINDOW_RECORDS", "1000");

    private static NetSuiteSandbox sandbox;

    @TempDir
    Path home;

    private Installation daybook;

    @BeforeAll
    static void start() {
        sandbox = NetSuiteSandbox.start(
                SandboxSettings.builder().port(0).seed(11).invoices(600).build());
    }

    @BeforeEach
    void install() {
        sandbox.faults().clear();
        DATABASE.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                """
                        TRUNCATE ledger.invoice, ledger.invoice_line, daybook.dead_letter, daybook.sync, daybook.dataset,
                                 daybook.ignored_document, daybook.reread, daybook.page, daybook.lease CASCADE
                        """));
        daybook = new Installation(DATABASE, home, sandbox, QUICK);
    }

    @AfterEach
    void close() {
        daybook.close();
    }

    private SyncReport undisturbed() {
        sandbox.faults().clear();
        return daybook.sync("invoices", new Order(true, false, false));
    }

    private static long linesInLedger() {
        return DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM ledger.invoice_line WHERE deleted_at IS NULL")
                .mapTo(Long.class)
                .one());
    }

    @Test
    void passingFaultsOfEverySortCostNoRow() {
        sandbox.faults().share(Fault.UNEXPECTED_ERROR, 0.1);
        sandbox.faults().share(Fault.UNAVAILABLE, 0.1);
        sandbox.faults().share(Fault.CONNECTION_RESET, 0.1);
        sandbox.faults().share(Fault.TRUNCATED_BODY, 0.1);
        sandbox.faults().share(Fault.THROTTLED, 0.1);

        SyncReport report = daybook.sync("invoices");

        // A run of bad luck may interrupt it; the next run goes on.
        for (int run = 0; run < 10 && report.state() == SyncReport.State.INTERRUPTED; run++) {
            report = daybook.sync("invoices");
        }
        assertThat(report.state()).as("%s", report.problem()).isEqualTo(SyncReport.State.DONE);
        SyncReport again = undisturbed();
        assertThat(again.counts().read()).isEqualTo(report.counts().read());
        assertThat(again.counts().loaded()).isZero();
        assertThat(linesInLedger()).isEqualTo(report.counts().loaded());
    }

    @Test
    void aPlatformThatStaysAwayInterruptsTheSyncAndTheNextGoesOnWhereItStopped() {
        // The plan and two pages get through, then nothing does.
        sandbox.faults().inject(Fault.UNAVAILABLE, Faults.Target.RESOURCES, 5, 1000);

        SyncReport stopped = daybook.sync("invoices");

        assertThat(stopped.state()).isEqualTo(SyncReport.State.INTERRUPTED);
        assertThat(stopped.problem()).get().satisfies(stop -> assertThat(stop.kind())
                .isEqualTo("transient"));
        long before = stopped.counts().read();
        assertThat(before).isPositive();

        AtomicLong readNow = new AtomicLong();
        daybook.services().sync().listeners().add(new SyncListener() {
            @Override
            public void advanced(long connectionId, String dataType, long documents, long records) {
                readNow.addAndGet(records);
            }
        });
        SyncReport finished = undisturbed();

        assertThat(finished.state()).isEqualTo(SyncReport.State.DONE);
        assertThat(finished.syncId()).isEqualTo(stopped.syncId());
        assertThat(readNow.get())
                .as("only what was left is read")
                .isEqualTo(finished.counts().read() - before);
        assertThat(linesInLedger()).isEqualTo(finished.counts().loaded());
    }

    @Test
    void aRevokedCertificateDeauthorizesTheConnectionAndItIsNotAskedAgain() {
        sandbox.faults().certificateRevoked(true);
        sandbox.expireTokens();

        SyncReport report = daybook.sync("invoices");

        assertThat(report.state()).isEqualTo(SyncReport.State.FAILED);
        assertThat(report.problem()).get().satisfies(stop -> {
            assertThat(stop.kind()).isEqualTo("unauthorized");
            assertThat(stop.message())
                    .contains("connection " + daybook.connection())
                    .doesNotContain("PRIVATE KEY");
        });
        Connection connection = daybook.services().connections().get(daybook.connection());
        assertThat(connection.status()).isEqualTo(Connection.Status.Deauthorized);
        assertThat(daybook.services().connections().linked("netsuite")).isEmpty();
        sandbox.faults().certificateRevoked(false);
        daybook.services().connections().setStatus(daybook.connection(), Connection.Status.Linked, Optional.empty());
    }

    @Test
    void askingASyncToStopEndsItAfterItsPresentPageAndLosesNothing() {
        sandbox.faults().latency(java.time.Duration.ofMillis(100));
        CompletableFuture<SyncReport> running = CompletableFuture.supplyAsync(() -> daybook.sync("invoices"));
        await().until(() -> linesInLedger() > 0);

        daybook.engine().stopSyncs();
        SyncReport stopped = running.join();

        assertThat(stopped.state()).isIn(SyncReport.State.INTERRUPTED, SyncReport.State.DONE);
        daybook.close();
        daybook = new Installation(DATABASE, home, sandbox, QUICK);
        SyncReport finished = undisturbed();
        assertThat(finished.state()).isEqualTo(SyncReport.State.DONE);
        assertThat(linesInLedger())
                .isEqualTo(finished.counts().loaded() + finished.counts().unchanged());
    }

    @Test
    void twoSyncsOfTheSameDatasetDoNotRunAtOnce() {
        sandbox.faults().latency(java.time.Duration.ofMillis(150));
        CompletableFuture<SyncReport> one = CompletableFuture.supplyAsync(() -> daybook.sync("invoices"));
        await().until(() -> linesInLedger() > 0 || one.isDone());

        SyncReport other = daybook.sync("invoices");

        assertThat(other.state()).isEqualTo(SyncReport.State.BUSY);
        assertThat(one.join().state()).isEqualTo(SyncReport.State.DONE);
    }
}
