package io.daybook.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.database.TestDatabase;
import io.daybook.ledger.LedgerDoubts;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.Plan;
import io.daybook.source.SourceException;
import io.daybook.source.Window;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a page does to ledger, letters, archive and position, whatever happens on the way. */
class PageLoaderTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path home;

    private LostAnswers dataSource;
    private HandDrivenSync daybook;
    private InvoiceLines invoices;

    @BeforeEach
    void open() {
        DATABASE.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                """
                        ALTER TABLE ledger.invoice_line DROP CONSTRAINT IF EXISTS no_poison;
                        TRUNCATE ledger.invoice, ledger.invoice_line, daybook.dead_letter, daybook.sync, daybook.sync_window,
                                 daybook.dataset, daybook.ignored_document, daybook.absence, daybook.reread, daybook.page, daybook.lease
                        """));
        dataSource = new LostAnswers(DATABASE.dataSource());
        daybook = new HandDrivenSync(DATABASE, dataSource, home, InvoiceLines.SHIPPED);
        invoices = new InvoiceLines(daybook.mapping().question().fieldNames());
    }

    @AfterEach
    void close() {
        daybook.close();
    }

    private static List<String> texts(String sql) {
        return DATABASE.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private static List<String> lines() {
        return texts(
                "SELECT invoice_id || '/' || original_id FROM ledger.invoice_line WHERE deleted_at IS NULL ORDER BY 1");
    }

    private static List<String> letters() {
        return texts(
                "SELECT document_key || ' ' || attempts FROM daybook.dead_letter WHERE closed_at IS NULL ORDER BY 1");
    }

    private static List<String> pages() {
        return texts("SELECT p.id::text FROM daybook.page p ORDER BY p.id");
    }

    private static void everyPageOfARowIsKept() {
        assertThat(
                        texts(
                                """
                SELECT original_id FROM ledger.invoice_line WHERE page_id NOT IN (SELECT id FROM daybook.page)
                UNION ALL SELECT document_key FROM daybook.dead_letter WHERE page_id NOT IN (SELECT id FROM daybook.page)
                """))
                .isEmpty();
    }

    @Test
    void countsAPageOnceWhoseCommitWasNotHeardOf() throws SQLException {
        // Given a page with one document of each sort, the last of which goes on on the next page
        WindowRun window = daybook.beginAnew(6);
        daybook.read(
                window,
                false,
                invoices.line(1, 11),
                invoices.line(1, 12),
                invoices.bad(2, 21),
                invoices.voided(3, 31),
                invoices.line(4, 41));

        // When the answer to its commit gets lost and it is loaded again, and then the next page
        dataSource.loseNextCommitsAnswer();
        assertThatThrownBy(() -> daybook.pages().load(window)).matches(DatabaseAway::is);
        daybook.pages().load(window);
        daybook.read(window, true, invoices.line(4, 42));
        dataSource.loseNextCommitsAnswer();
        assertThatThrownBy(() -> daybook.pages().load(window)).matches(DatabaseAway::is);
        daybook.pages().load(window);

        // Then everything is there once, and counted as what it became the first time
        SyncReport report = daybook.complete(window.sync());
        assertThat(report.state()).isEqualTo(SyncReport.State.DONE);
        assertThat(report.counts())
                .isEqualTo(new Counts(6, 4, 0, 1, 1, Map.of("EUR", new BigDecimal("50"), "Moon", BigDecimal.TEN)));
        assertThat(lines()).containsExactly("1/11", "1/12", "4/41", "4/42");
        assertThat(letters()).containsExactly("2 1");
        assertThat(pages()).hasSize(2);
        everyPageOfARowIsKept();
    }

    @Test
    void mapsAgainOnlyWhatDidNotComeJustAsItIsInTheLedger() throws SQLException {
        // Given a ledger of two good documents, one that is set aside and one that is left out
        SyncReport first = daybook.sync(
                invoices.line(1, 11),
                invoices.line(1, 12),
                invoices.bad(2, 21),
                invoices.voided(3, 31),
                invoices.line(4, 41));
        assertThat(first.counts().loaded()).isEqualTo(3);
        List<String> rows = versions();

        // When everything comes again, and a line of one has changed
        WindowRun window = daybook.beginEverything(5);
        int mapped = daybook.read(
                window,
                true,
                invoices.line(1, 11),
                invoices.line(1, 12),
                invoices.bad(2, 21),
                invoices.voided(3, 31),
                invoices.line(4, 41, Map.of("memo", "changed")));
        daybook.pages().load(window);
        SyncReport again = daybook.complete(window.sync());

        // Then the unchanged document neither went through the steps nor was written, and all are counted
        assertThat(mapped).isEqualTo(3);
        assertThat(again.counts())
                .isEqualTo(new Counts(5, 1, 2, 1, 1, Map.of("EUR", new BigDecimal("40"), "Moon", BigDecimal.TEN)));
        assertThat(versions())
                .filteredOn(row -> row.startsWith("1"))
                .containsExactlyElementsOf(
                        rows.stream().filter(row -> row.startsWith("1")).toList());
        assertThat(texts("SELECT description FROM ledger.invoice_line WHERE invoice_id = '4'"))
                .containsExactly("changed");
        assertThat(letters()).containsExactly("2 2");
    }

    private static List<String> versions() {
        return texts(
                """
                SELECT original_id || ' ' || xmin || ctid FROM ledger.invoice
                 UNION ALL SELECT original_id || ' ' || xmin || ctid FROM ledger.invoice_line ORDER BY 1
                """);
    }

    @Test
    void closesTheLetterOfADocumentThatCameBackAsItIsInTheLedger() throws SQLException {
        daybook.sync(invoices.line(1, 11));
        daybook.sync(invoices.bad(1, 11));
        assertThat(letters()).containsExactly("1 1");

        WindowRun window = daybook.beginEverything(1);
        assertThat(daybook.read(window, true, invoices.line(1, 11))).isZero();
        daybook.pages().load(window);
        daybook.complete(window.sync());

        assertThat(letters()).isEmpty();
        assertThat(lines()).containsExactly("1/11");
    }

    @Test
    void mapsEverythingAgainOnceSomethingElseThanTheMappingDecidesOtherwise() throws SQLException {
        daybook.sync(invoices.line(1, 11), invoices.line(2, 21));
        daybook.close();

        try (HandDrivenSync upgraded =
                new HandDrivenSync(DATABASE, dataSource, home.resolve("2"), InvoiceLines.SHIPPED, "another recipe")) {
            WindowRun window = upgraded.beginEverything(2);
            assertThat(upgraded.read(window, true, invoices.line(1, 11), invoices.line(2, 21)))
                    .isEqualTo(2);
            upgraded.pages().load(window);
            assertThat(upgraded.complete(window.sync()).counts().unchanged()).isEqualTo(2);
        }
    }

    @Test
    void mapsAgainWhatTheProofDoubts() throws SQLException {
        daybook.sync(invoices.line(1, 11), invoices.line(2, 21));
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            new LedgerDoubts()
                    .about(connection, daybook.connection(), daybook.mapping().target(), List.of(2L));
        }

        assertThat(daybook.read(daybook.beginEverything(2), true, invoices.line(1, 11), invoices.line(2, 21)))
                .isOne();
    }

    @Test
    void takesNothingOfAPageWhoseUnchangedDocumentSomebodyElseChangedMeanwhile() throws SQLException {
        daybook.sync(invoices.line(1, 11), invoices.line(2, 21));
        WindowRun window = daybook.beginEverything(2);
        daybook.read(window, true, invoices.line(1, 11), invoices.line(2, 21, Map.of("memo", "changed")));

        // When another version is loaded before the page is, as a replay may do
        DATABASE.jdbi()
                .useHandle(handle ->
                        handle.execute("UPDATE ledger.invoice SET source_hash = NULL WHERE original_id = '1'"));

        assertThatThrownBy(() -> daybook.pages().load(window))
                .isInstanceOf(SourceException.Transient.class)
                .hasMessageContaining("invoices")
                .hasMessageContaining("read again");
        assertThat(texts("SELECT description FROM ledger.invoice_line WHERE invoice_id = '2'"))
                .doesNotContain("changed");
        assertThat(window.durable().pages()).isZero();
    }

    @Test
    void setsAsideOnlyTheDocumentThatPostgreSqlRefuses() throws SQLException {
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "ALTER TABLE ledger.invoice_line ADD CONSTRAINT no_poison CHECK (description <> 'poison')"));

        SyncReport report = daybook.sync(
                invoices.line(1, 11),
                invoices.line(2, 21),
                invoices.line(2, 22, Map.of("memo", "poison")),
                invoices.line(3, 31),
                invoices.line(4, 41, Map.of("memo", "poison")),
                invoices.line(5, 51));

        assertThat(report.state()).isEqualTo(SyncReport.State.DONE);
        assertThat(lines()).containsExactly("1/11", "3/31", "5/51");
        assertThat(letters()).containsExactly("2 1", "4 1");
        assertThat(texts("SELECT DISTINCT kind || ' ' || step FROM daybook.dead_letter"))
                .containsExactly("rejected load");
        assertThat(texts("SELECT message FROM daybook.dead_letter"))
                .allSatisfy(message -> assertThat(message).contains("no_poison"));
        assertThat(report.counts().deadLetters()).isEqualTo(3);
    }

    @Test
    void setsADocumentAsideThatHasALineOfAnother() throws SQLException {
        SyncReport report = daybook.sync(
                invoices.line(1, 11),
                invoices.line(2, 21),
                invoices.line(2, 22),
                invoices.line(3, 31, Map.of("line", "11")),
                invoices.line(4, 41));

        assertThat(report.state()).isEqualTo(SyncReport.State.DONE);
        assertThat(lines()).containsExactly("1/11", "2/21", "2/22", "4/41");
        assertThat(letters()).containsExactly("3 1");
        assertThat(texts("SELECT message FROM daybook.dead_letter").get(0))
                .contains("line 11")
                .contains("document 1");
    }

    @Test
    void failsWhereNoDocumentIsAtFault() throws SQLException {
        // Given a page that PostgreSQL refuses for something that no document brought
        WindowRun window = daybook.beginAnew(1);
        daybook.read(window, true, invoices.line(1, 11));
        DATABASE.jdbi()
                .useHandle(handle ->
                        handle.execute("ALTER TABLE daybook.page ADD CONSTRAINT closed CHECK (false) NOT VALID"));

        // When it is loaded, then it fails as it is, and nothing of it stays
        try {
            assertThatThrownBy(() -> daybook.pages().load(window))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("closed");
        } finally {
            DATABASE.jdbi().useHandle(handle -> handle.execute("ALTER TABLE daybook.page DROP CONSTRAINT closed"));
        }
        assertThat(lines()).isEmpty();
        assertThat(letters()).isEmpty();

        // And when the cause is gone it loads
        daybook.pages().load(window);
        assertThat(lines()).containsExactly("1/11");
    }

    @Test
    void keepsNoPageForADocumentThatFailsAgainUnchanged() throws SQLException {
        daybook.sync(invoices.line(1, 11), invoices.bad(2, 21));
        List<String> pages = pages();

        daybook.sync(invoices.line(1, 11), invoices.bad(2, 21));

        assertThat(letters()).containsExactly("2 2");
        assertThat(pages()).isEqualTo(pages).hasSize(1);
        everyPageOfARowIsKept();
    }

    @Test
    void keepsThePageOfADocumentThatFailsOtherwise() throws SQLException {
        daybook.sync(invoices.line(1, 11), invoices.bad(2, 21));

        daybook.sync(invoices.line(1, 11), invoices.line(2, 21, Map.of("symbol", "Mars")));

        assertThat(letters()).containsExactly("2 2");
        assertThat(pages()).hasSize(2);
        assertThat(texts("SELECT page_id::text FROM daybook.dead_letter")).containsExactly(pages().get(1));
        everyPageOfARowIsKept();
    }

    @Test
    void letsALetterKeepItsPageWhereTheNewOneIsKeptForOthers() throws SQLException {
        daybook.sync(invoices.line(1, 11), invoices.bad(2, 21));

        daybook.sync(invoices.line(1, 11, Map.of("memo", "new")), invoices.bad(2, 21));

        assertThat(pages()).hasSize(2);
        assertThat(texts("SELECT page_id::text FROM daybook.dead_letter")).containsExactly(pages().get(0));
    }

    @Test
    void opensAndClosesLettersAsADocumentFailsAndLoads() throws SQLException {
        daybook.sync(invoices.bad(1, 11));
        daybook.sync(invoices.line(1, 11));
        assertThat(letters()).isEmpty();
        assertThat(lines()).containsExactly("1/11");

        daybook.sync(invoices.bad(1, 11));

        assertThat(letters()).containsExactly("1 1");
        assertThat(lines()).as("the version that loaded stays").containsExactly("1/11");

        daybook.sync(invoices.voided(1, 11));

        assertThat(letters()).isEmpty();
        assertThat(lines()).as("it does not count any more").isEmpty();
        assertThat(texts("SELECT closed_because FROM daybook.dead_letter ORDER BY id"))
                .satisfiesExactly(first -> assertThat(first).startsWith("loaded by sync"), second -> assertThat(second)
                        .startsWith("ignored by sync"));
    }

    @Test
    void setsAsideAThousandDocumentsOfAPage() throws SQLException {
        daybook.sync(LongStream.rangeClosed(1, 1000)
                .mapToObj(id -> invoices.bad(id, id))
                .toArray(SourceRecord[]::new));

        assertThat(letters()).hasSize(1000);
        assertThat(texts("SELECT sum(records) || ' ' || sum((money->>'Moon')::numeric) FROM daybook.dead_letter"))
                .containsExactly("1000 10000");
    }

    @Test
    void readsADocumentAgainFromItsStartThatWasCutByAnInterruption() throws SQLException {
        // Given a run that ended while the last document of its page waited for the rest of it
        WindowRun interrupted = daybook.beginAnew(4);
        daybook.read(interrupted, false, invoices.line(1, 11), invoices.line(2, 21));
        daybook.pages().load(interrupted);
        daybook.read(interrupted, false, invoices.line(2, 22));
        daybook.pages().load(interrupted);
        assertThat(daybook.complete(interrupted.sync()).state()).isEqualTo(SyncReport.State.INTERRUPTED);

        // When the next run takes it up
        SyncRun run = daybook.begin();
        WindowRun window = run.openWindows().get(0);
        assertThat(window.nextRequest().position().document()).isEqualTo(1);
        assertThat(window.nextRequest().position().key()).isEmpty();
        daybook.read(window, true, invoices.line(2, 21), invoices.line(2, 22), invoices.line(2, 23));
        daybook.pages().load(window);

        // Then it is the same sync, and each record counts once
        SyncReport report = daybook.complete(run);
        assertThat(report.syncId()).isEqualTo(interrupted.sync().id());
        assertThat(report.counts().read()).isEqualTo(4);
        assertThat(report.counts().loaded()).isEqualTo(4);
        assertThat(lines()).containsExactly("1/11", "2/21", "2/22", "2/23");
        everyPageOfARowIsKept();
    }

    @Test
    void letsAFormerHolderCommitNothing() throws SQLException {
        // Given a run with a page in hand, whose lease has run out and been taken by another
        WindowRun former = daybook.beginAnew(2);
        daybook.read(former, false, invoices.line(1, 11), invoices.line(2, 21));
        DATABASE.jdbi().useHandle(handle -> handle.execute("UPDATE daybook.lease SET expires_at = '-infinity'"));
        SyncRun present = daybook.begin();

        // When the former holder loads, then nothing of it is written
        assertThatThrownBy(() -> daybook.pages().load(former)).isInstanceOf(LeaseLostException.class);
        assertThat(lines()).isEmpty();

        // And when it ends, the present holder is not disturbed, whose page is the same to the record
        daybook.syncs().failed(former.sync(), new LeaseLostException(former), "window", "load");
        daybook.complete(former.sync());
        WindowRun window = present.openWindows().get(0);
        daybook.read(window, true, invoices.line(1, 11), invoices.line(2, 21));
        daybook.pages().load(window);
        assertThatThrownBy(() -> daybook.pages().load(former)).isInstanceOf(LeaseLostException.class);
        assertThat(daybook.complete(present).state()).isEqualTo(SyncReport.State.DONE);
        assertThat(lines()).containsExactly("1/11", "2/21");
    }

    @Test
    void doesNotBeginAfterItsLeaseWasTakenWhileThePlatformPlanned() {
        SyncRun slow = daybook.begin();
        DATABASE.jdbi().useHandle(handle -> handle.execute("UPDATE daybook.lease SET expires_at = '-infinity'"));
        WindowRun present = daybook.beginAnew(1);

        assertThatThrownBy(() -> daybook.syncs().planned(slow, plan())).isInstanceOf(LeaseLostException.class);

        assertThat(texts("SELECT id::text FROM daybook.sync"))
                .containsExactly("" + present.sync().id());
    }

    private static Plan plan() {
        return Plan.everything(List.of(Window.all()), 1, InvoiceLines.MONDAY);
    }

    @Test
    void leavesOneSyncRunningWhereABeginningWasNotHeardOf() {
        SyncRun run = daybook.begin();
        daybook.syncs().planned(run, plan());

        daybook.syncs().planned(run, plan());

        assertThat(texts("SELECT state FROM daybook.sync ORDER BY id")).containsExactly("failed", "running");
    }

    @Test
    void beginsAnewUnderAChangedMappingAndLetsTheOldRunWriteNothing() throws SQLException, IOException {
        // Given a run in the middle of a sync, and an installation whose mapping was changed meanwhile
        WindowRun old = daybook.beginAnew(2);
        daybook.read(old, false, invoices.line(1, 11), invoices.line(2, 21));
        daybook.pages().load(old);
        daybook.read(old, true, invoices.line(3, 31));
        Path changed = home.resolve("mappings");
        Files.createDirectories(changed.resolve("netsuite"));
        String text = Files.readString(InvoiceLines.SHIPPED.resolve("netsuite/invoices.yaml"));
        Files.writeString(changed.resolve("netsuite/invoices.yaml"), text + "\n# changed\n");
        DATABASE.jdbi().useHandle(handle -> handle.execute("UPDATE daybook.lease SET expires_at = '-infinity'"));

        // When that installation begins
        try (HandDrivenSync other = new HandDrivenSync(DATABASE, dataSource, home, changed)) {
            SyncRun run = other.begin();

            // Then it plans anew, and the old run's next page is refused
            assertThat(run.planned()).isFalse();
            assertThatThrownBy(() -> daybook.pages().load(old)).isInstanceOf(LeaseLostException.class);
            assertThat(lines()).containsExactly("1/11");
            assertThat(texts("SELECT state || ': ' || error_message FROM daybook.sync"))
                    .containsExactly("failed: The mapping was changed; a new sync reads from the beginning.");
            other.syncs().complete(run);
        }
    }

    @Test
    void refusesAnAnswerThatShrank() throws SQLException {
        WindowRun window = daybook.beginAnew(1000);
        daybook.read(window, true, invoices.line(1, 11));
        daybook.pages().load(window);

        SyncReport report = daybook.complete(window.sync());

        assertThat(report.state()).isEqualTo(SyncReport.State.FAILED);
        assertThat(report.problem()).get().satisfies(stop -> assertThat(stop.message())
                .contains("counted 1000"));
        assertThat(letters()).containsExactly("* 1");
    }

    @Test
    void setsASyncAsideOnceHoweverManyOfItsWindowsFail() throws SQLException {
        WindowRun window = daybook.beginAnew(1);

        daybook.syncs().failed(window.sync(), new IllegalStateException("a bug"), "window", "load");
        daybook.syncs().failed(window.sync(), new StackOverflowError(), "window", "read");

        assertThat(daybook.complete(window.sync()).state()).isEqualTo(SyncReport.State.FAILED);
        assertThat(letters()).containsExactly("* 1");
        assertThat(texts("SELECT message FROM daybook.dead_letter"))
                .containsExactly("java.lang.IllegalStateException: a bug");
    }

    @Test
    void givesTheLeaseBackWhereARunCannotBegin() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("ALTER TABLE daybook.mapping_version RENAME TO away"));
        try {
            assertThatThrownBy(() -> daybook.begin()).hasMessageContaining("mapping_version");
        } finally {
            DATABASE.jdbi().useHandle(handle -> handle.execute("ALTER TABLE daybook.away RENAME TO mapping_version"));
        }

        assertThat(daybook.begin().holdsLease()).isTrue();
    }
}
