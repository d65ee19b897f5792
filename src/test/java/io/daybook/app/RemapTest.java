package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.daybook.config.Problem;
import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sync.SyncReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed mapping is applied to what was read before, as if everything had been read with it. */
class RemapTest {
    private static final String INVOICES = "invoices";

    private static NetSuiteSandbox sandbox;

    @TempDir
    Path home;

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeAll
    static void books() {
        // An invoice with 1,250 lines, which spans pages, among them.
        sandbox = NetSuiteSandbox.start(
                SandboxSettings.builder().port(0).seed(5).invoices(450).build());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void readOnceAndThenSomeChanges() throws IOException {
        database = TestDatabase.create();
        try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(Path.of("mappings").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        try (Installation daybook = install()) {
            assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);
            List<String> some =
                    texts("SELECT original_id FROM ledger.invoice WHERE deleted_at IS NULL ORDER BY 1 LIMIT 7");
            some.forEach(invoice ->
                    sandbox.books().mutations().editHeader(Long.parseLong(invoice), "edited " + System.nanoTime()));
            sandbox.books().mutations().createInvoice();
            assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);
        }
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private Map<String, String> environment() {
        return Map.of("DAYBOOK_MAPPINGS", folder.toString(), "DAYBOOK_REDELIVERY_DELAY", "5");
    }

    private Installation install() {
        return new Installation(database, home, sandbox, environment());
    }

    private void change(String what, String into) {
        Path file = folder.resolve("netsuite/invoices.yaml");
        try {
            String text = Files.readString(file);
            assertThat(text).contains(what);
            Files.writeString(file, text.replace(what, into));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Other classes, other documents left out, others let in. */
    private void changeHowInvoicesAreMapped() {
        change("category in [\"Subscription\", \"SaaS\"] && period.valid", "category == \"SaaS\"");
        change("choices: { A: open, B: paid, D: pending }", "choices: { A: open, B: paid, E: pending }");
    }

    private List<String> texts(String sql) {
        return texts(database, sql);
    }

    private static List<String> texts(TestDatabase of, String sql) {
        return of.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    /** What a reader of the ledger sees, what is left out and what was set aside. */
    private static Map<String, List<String>> state(TestDatabase of) {
        Map<String, List<String>> state = new HashMap<>();
        for (String table : List.of("invoice", "invoice_line")) {
            state.put(
                    table,
                    texts(
                            of,
                            "SELECT to_jsonb(r) - 'connection_id' - 'page_id' - 'loaded_at' - 'mapping_version' - 'source_hash' FROM ledger."
                                    + table + " r WHERE deleted_at IS NULL ORDER BY original_id"));
        }
        state.put(
                "ignored",
                texts(
                        of,
                        "SELECT document_key || ' ' || because || ' ' || tally || ' ' || content_hash || ' ' || source_modified_at FROM daybook.ignored_document ORDER BY 1"));
        state.put(
                "letters",
                texts(
                        of,
                        "SELECT document_key || ' ' || message || ' ' || payload FROM daybook.dead_letter WHERE closed_at IS NULL ORDER BY 1"));
        return state;
    }

    private void isAsIfEverythingHadBeenReadAnew(@TempDir Path otherHome) {
        try (TestDatabase fresh = TestDatabase.create();
                Installation daybook = new Installation(fresh, otherHome, sandbox, environment())) {
            daybook.sync(INVOICES);
            Map<String, List<String>> expected = state(fresh);
            assertThat(expected.get("invoice_line")).hasSizeGreaterThan(1250);
            assertThat(expected.get("ignored")).isNotEmpty();
            assertThat(expected.get("letters")).isNotEmpty();
            Map<String, List<String>> found = state(database);
            expected.forEach(
                    (what, rows) -> assertThat(found.get(what)).as(what).containsExactlyElementsOf(rows));
        }
    }

    private List<String> versions() {
        return texts(
                "SELECT original_id || ctid || xmin || xmax FROM ledger.invoice UNION ALL SELECT original_id || ctid || xmin || xmax FROM ledger.invoice_line ORDER BY 1");
    }

    @Test
    void endsAsIfEverythingHadBeenReadWithTheNewMapping() {
        changeHowInvoicesAreMapped();
        List<String> cursor = texts("SELECT cursor_at || ' ' || cursor_sync_id FROM daybook.dataset");
        List<String> pages = texts("SELECT id FROM daybook.page ORDER BY id");
        try (Installation daybook = install()) {
            sandbox.faults().clear();
            SyncReport report = daybook.engine().remap(daybook.connection(), INVOICES);
            replayLetters(daybook);

            assertThat(report.state()).as("%s", report.problem()).isEqualTo(SyncReport.State.DONE);
            assertThat(report.counts().loaded()).isPositive();
            assertThat(texts("SELECT cursor_at || ' ' || cursor_sync_id FROM daybook.dataset"))
                    .isEqualTo(cursor);
            assertThat(texts("SELECT id FROM daybook.page ORDER BY id")).isEqualTo(pages);
            isAsIfEverythingHadBeenReadAnew(home.resolve("other"));

            // And the next sync has no reason to read everything
            assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);
            assertThat(texts("SELECT reading FROM daybook.sync ORDER BY id DESC LIMIT 2"))
                    .containsExactly("changes", "archive");
        }
    }

    private static void replayLetters(Installation daybook) {
        daybook.services().deadLetters().openIds().forEach(daybook.engine()::replay);
    }

    @Test
    void writesNothingWhereTheMappingMakesTheSame() {
        change("is: subscription", "is: subscription # as ever");
        List<String> before = versions();
        try (Installation daybook = install()) {
            SyncReport report = daybook.engine().remap(daybook.connection(), INVOICES);

            assertThat(report.state()).isEqualTo(SyncReport.State.DONE);
            assertThat(report.counts().loaded()).isZero();
            assertThat(report.counts().read()).isGreaterThan(1250);
        }
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void refusesAFieldThatWasNotAskedForThen() {
        change("    header_memo: t.memo\n", "    header_memo: t.memo\n    po: t.otherrefnum\n");
        List<String> before = versions();
        try (Installation daybook = install()) {
            assertThatThrownBy(() -> daybook.engine().remap(daybook.connection(), INVOICES))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("field 'po' (t.otherrefnum)")
                    .hasMessageContaining(
                            "daybook sync --everything --connection " + daybook.connection() + " --data-type invoices");
            assertThat(versions()).isEqualTo(before);

            // And once everything was read, the archive has it, whether it is mapped or not
            assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);
            change("memo: header_memo", "memo: po");
        }
        try (Installation daybook = install()) {
            assertThat(daybook.engine().remap(daybook.connection(), INVOICES).state())
                    .isEqualTo(SyncReport.State.DONE);
        }
        isAsIfEverythingHadBeenReadAnew(home.resolve("other"));
    }

    @Test
    void refusesAMappingThatMayAskForOtherDocuments() {
        change("    - tl.netamount IS NOT NULL\n", "");
        try (Installation daybook = install()) {
            assertThatThrownBy(() -> daybook.engine().remap(daybook.connection(), INVOICES))
                    .hasMessageContaining("the mapping's 'where' has changed")
                    .hasMessageContaining("daybook sync --everything");
        }
    }

    @Test
    void namesADamagedPageAndHasItsDocumentsReadAgain() {
        changeHowInvoicesAreMapped();
        String page = texts(
                        "SELECT page_id FROM ledger.invoice_line WHERE deleted_at IS NULL GROUP BY 1 ORDER BY count(*) LIMIT 1")
                .get(0);
        long documents = Long.parseLong(texts(
                        "SELECT count(DISTINCT invoice_id) FROM ledger.invoice_line WHERE deleted_at IS NULL AND page_id = "
                                + page)
                .get(0));
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE daybook.page SET body = set_byte(body, length(body) / 2, get_byte(body, length(body) / 2) # 255) WHERE id = ?",
                        Long.parseLong(page)));
        try (Installation daybook = install()) {
            SyncReport report = daybook.engine().remap(daybook.connection(), INVOICES);

            assertThat(report.state()).isEqualTo(SyncReport.State.FAILED);
            assertThat(report.problem().orElseThrow().message())
                    .contains(
                            "page " + page + " of the archive cannot be used",
                            documents + " documents",
                            "daybook sync");
            assertThat(texts("SELECT document_key FROM daybook.reread")).hasSize((int) documents);

            // And the next sync mends it
            assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);
            replayLetters(daybook);
        }
        assertThat(texts("SELECT document_key FROM daybook.reread")).isEmpty();
        isAsIfEverythingHadBeenReadAnew(home.resolve("other"));
    }

    @Test
    void goesOnWhereItWasKilled() throws IOException {
        changeHowInvoicesAreMapped();
        killHalfWay();
        String unfinished =
                texts("SELECT id FROM daybook.sync WHERE reading = 'archive'").get(0);
        assertThat(texts("SELECT state FROM daybook.sync WHERE id = " + unfinished))
                .containsExactly("running");

        // When it is run again
        Process again = remap();
        assertThat(again.onExit().join().exitValue()).as(process().output()).isZero();

        // Then the same run came to its end
        assertThat(texts("SELECT id || ' ' || state FROM daybook.sync WHERE reading = 'archive'"))
                .containsExactly(unfinished + " done");
        isAsIfEverythingHadBeenReadAnew(home.resolve("other"));
    }

    @Test
    void leavesNothingOfAMappingThatWasTakenBackHalfWay() throws IOException {
        String before = Files.readString(folder.resolve("netsuite/invoices.yaml"));
        changeHowInvoicesAreMapped();
        killHalfWay();
        assertThat(texts("SELECT DISTINCT mapping_version FROM ledger.invoice_line WHERE deleted_at IS NULL"))
                .as("lines of both mappings")
                .hasSize(2);

        // When the old mapping is put back
        Files.writeString(folder.resolve("netsuite/invoices.yaml"), before);
        try (Installation daybook = install()) {
            assertThat(daybook.sync(INVOICES).state()).isEqualTo(SyncReport.State.DONE);
        }

        // Then the next sync knows, though the dataset's last mapping is the present one
        assertThat(texts("SELECT reading || ': ' || reading_because FROM daybook.sync ORDER BY id DESC LIMIT 1"))
                .containsExactly("everything: another mapping was tried and not carried through");
        isAsIfEverythingHadBeenReadAnew(home.resolve("other"));
    }

    private void killHalfWay() throws IOException {
        // A ledger so slow that a process is killed between its pages
        database.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                """
                                CREATE FUNCTION public.slowly() RETURNS trigger LANGUAGE plpgsql AS
                                $$ BEGIN PERFORM pg_sleep(0.5); RETURN NULL; END $$;
                                CREATE TRIGGER slowly BEFORE INSERT ON ledger.invoice FOR EACH STATEMENT EXECUTE FUNCTION public.slowly()
                                """));
        Process killed = remap();
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !killed.isAlive() || pagesMapped() > 0);
        assertThat(killed.isAlive()).as(process().output()).isTrue();
        killed.destroyForcibly().onExit().join();
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "DROP TRIGGER slowly ON ledger.invoice; UPDATE daybook.lease SET expires_at = '-infinity'"));
    }

    private long pagesMapped() {
        return Long.parseLong(texts(
                        "SELECT coalesce(sum(pages), 0) FROM daybook.sync_window w JOIN daybook.sync s ON s.id = w.sync_id WHERE s.reading = 'archive'")
                .get(0));
    }

    private Process remap() throws IOException {
        return process().start("remap", "--data-type", INVOICES);
    }

    private DaybookProcess process() {
        return new DaybookProcess(database, home, environment());
    }
}
