package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sync.SyncReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a sync is cut short, the ledger ends as that of one undisturbed reading: nothing is lost, nothing is doubled. */
class KilledAnywhereTest {
    // The books hold an invoice with 1,250 lines, which spans pages.
    private static final Map<String, String> SMALL_AND_QUICK = Map.of(
            "DAYBOOK_REDELIVERY_DELAY", "5",
            "DAYBOOK_SYNC_WINDOW_RECORDS", "1000",
            "DAYBOOK_SYNC_THREADS", "2",
            "DAYBOOK_DATABASE_POOL_SIZE", "4");

    private static NetSuiteSandbox sandbox;
    private static Map<String, List<String>> undisturbed;

    @TempDir
    Path home;

    private TestDatabase database;

    @BeforeAll
    static void readUndisturbed(@TempDir Path quietHome) {
        sandbox = NetSuiteSandbox.start(
                SandboxSettings.builder().port(0).seed(5).invoices(1500).build());
        try (TestDatabase quiet = TestDatabase.create();
                Installation daybook = new Installation(quiet, quietHome, sandbox, SMALL_AND_QUICK)) {
            assertThat(daybook.sync("invoices").state()).isEqualTo(SyncReport.State.DONE);
            undisturbed = LedgerState.of(quiet);
        }
        assertThat(undisturbed.get("lines")).hasSizeGreaterThan(1250);
        assertThat(undisturbed.get("letters")).isNotEmpty();
        assertThat(undisturbed.get("rows without their page")).isEmpty();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void freshDatabase() {
        database = TestDatabase.create();
        sandbox.faults().clear();
    }

    @AfterEach
    void dropDatabase() {
        sandbox.faults().clear();
        database.close();
    }

    private Installation install() {
        return new Installation(database, home, sandbox, SMALL_AND_QUICK);
    }

    private long pagesLoaded() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT coalesce(sum(pages), 0) FROM daybook.sync_window")
                        .mapTo(Long.class)
                        .one());
    }

    private void isTheUndisturbedState() {
        Map<String, List<String>> state = LedgerState.of(database);
        undisturbed.forEach(
                (what, expected) -> assertThat(state.get(what)).as(what).isEqualTo(expected));
    }

    @Test
    void aKilledProcessLosesAndDoublesNothing() throws IOException {
        install().close();
        sandbox.faults().latency(Duration.ofMillis(150));
        DaybookProcess daybook = new DaybookProcess(database, home, SMALL_AND_QUICK);
        Random random = new Random(20260302);

        // Given a process that is killed after some page or other, every other time in the middle of loading one
        int killed = 0;
        for (int run = 0; run < 4; run++) {
            long target = pagesLoaded() + random.nextInt(3);
            boolean whileLoading = run % 2 == 1;
            Process process = daybook.start("sync", "--data-type", "invoices");
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !process.isAlive()
                            || unfinishedSyncs() > 0 && pagesLoaded() >= target && (!whileLoading || somebodyLoads()));
            killed += process.isAlive() ? 1 : 0;
            process.destroyForcibly().onExit().join();
        }
        assertThat(killed).as("it was killed on the way").isGreaterThan(1);

        // When it runs once more to its end
        sandbox.faults().clear();
        int exitCode =
                daybook.start("sync", "--data-type", "invoices").onExit().join().exitValue();
        assertThat(exitCode).as(daybook.output()).isZero();

        // Then all is as if nobody had disturbed it
        isTheUndisturbedState();
    }

    /** Whether a session is in the middle of a page's load, with its heads written and its lines on their way. */
    private boolean somebodyLoads() {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        """
                                SELECT EXISTS (SELECT FROM pg_stat_activity
                                                WHERE datname = current_database() AND pid <> pg_backend_pid()
                                                  AND xact_start IS NOT NULL AND query LIKE '%invoice_line%')
                                """)
                .mapTo(Boolean.class)
                .one());
    }

    private int unfinishedSyncs() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM daybook.sync WHERE state <> 'done'")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void sessionsThatPostgreSqlEndsLoseAndDoubleNothing() {
        Random random = new Random(7);
        int ended = 0;
        try (Installation daybook = install();
                Handle administrator = database.jdbi().open()) {
            // Given a sync, begun again whenever it gave up, whose sessions are ended in the middle of their
            // transactions
            CompletableFuture<SyncReport> sync = CompletableFuture.supplyAsync(() -> untilDone(daybook));
            while (ended < 25 && !sync.isDone()) {
                ended += endSessions(administrator, random.nextInt(4));
            }
            assertThat(sync.join().state()).isEqualTo(SyncReport.State.DONE);
        }
        assertThat(ended).as("it was disturbed").isGreaterThan(5);
        isTheUndisturbedState();
    }

    private static SyncReport untilDone(Installation daybook) {
        for (int run = 0; run < 200; run++) {
            try {
                SyncReport report = daybook.sync("invoices");
                if (report.state() == SyncReport.State.DONE) {
                    return report;
                }
                assertThat(report.state()).isEqualTo(SyncReport.State.INTERRUPTED);
            } catch (RuntimeException couldNotBeginOrEnd) {
                assertThat(couldNotBeginOrEnd).hasStackTraceContaining("SQLException");
            }
        }
        throw new AssertionError("it never came to its end");
    }

    /** Ends the sessions that are inside a transaction, one of so many times it looks. */
    private static int endSessions(Handle administrator, int patience) {
        int ended = 0;
        for (int look = 0; look <= patience; look++) {
            ended = administrator
                    .createQuery(
                            """
                            SELECT count(*) FILTER (WHERE :now AND pg_terminate_backend(pid)) FROM pg_stat_activity
                             WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
                               AND backend_type = 'client backend'
                            """)
                    .bind("now", look == patience)
                    .mapTo(Integer.class)
                    .one();
        }
        return ended;
    }

    @Test
    void aProcessThatLostItsLeaseCommitsNothingMore() {
        sandbox.faults().latency(Duration.ofMillis(60));
        try (Installation former = install();
                Installation present = install()) {
            // Given a sync whose process was away for so long that its lease ran out
            CompletableFuture<SyncReport> slow = CompletableFuture.supplyAsync(() -> former.sync("invoices"));
            await().pollInterval(Duration.ofMillis(5)).until(() -> pagesLoaded() > 0);
            database.jdbi().useHandle(handle -> handle.execute("UPDATE daybook.lease SET expires_at = '-infinity'"));

            // When another takes the dataset over while the first one comes back
            SyncReport taken = present.sync("invoices");

            // Then the other goes on where the first one was, and the first one ends
            assertThat(taken.state()).as("%s", taken.problem()).isEqualTo(SyncReport.State.DONE);
            assertThat(slow.join().problem()).get().satisfies(stop -> assertThat(stop.message())
                    .contains("taken over"));
            assertThat(slow.join().syncId()).isEqualTo(taken.syncId());
        }
        isTheUndisturbedState();
    }
}
