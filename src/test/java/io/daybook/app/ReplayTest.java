package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import io.daybook.deadletter.DeadLetter;
import io.daybook.deadletter.DeadLetters;
import io.daybook.deadletter.ReplayResult;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sync.Order;
import io.daybook.sync.SyncReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Support mends a mapping and replays what failed. */
class ReplayTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static NetSuiteSandbox sandbox;

    @TempDir
    Path folder;

    private Path mappings;
    private Installation daybook;

    @BeforeAll
    static void start() {
        sandbox = NetSuiteSandbox.start(
                SandboxSettings.builder().port(0).seed(3).invoices(120).build());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void installWithAMappingThatKnowsNoPaidInvoices() throws IOException {
        DATABASE.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                "TRUNCATE ledger.invoice, ledger.invoice_line, daybook.dead_letter, daybook.sync, daybook.dataset, daybook.ignored_document, daybook.reread, daybook.page CASCADE"));
        mappings = folder.resolve("mappings");
        copy(Path.of("mappings"), mappings);
        edit("choices: { A: open, B: paid, D: pending }", "choices: { A: open, D: pending }");
        edit("otherwise: ignore", "otherwise: reject");
        daybook = install();
    }

    private Installation install() {
        return new Installation(
                DATABASE, folder.resolve("home"), sandbox, Map.of("DAYBOOK_MAPPINGS", mappings.toString()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private void edit(String what, String by) throws IOException {
        Path file = mappings.resolve("netsuite/invoices.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(what);
        Files.writeString(file, text.replace(what, by));
    }

    /** Mends the mapping, as operations would, and starts again. */
    private void mend() throws IOException {
        edit("choices: { A: open, D: pending }", "choices: { A: open, B: paid, D: pending }");
        edit("otherwise: reject", "otherwise: ignore");
        daybook.close();
        daybook = install();
    }

    @AfterEach
    void close() {
        daybook.close();
    }

    private List<DeadLetter> open() {
        return daybook.services()
                .deadLetters()
                .list(new DeadLetters.Filter(Optional.empty(), Optional.empty(), false, 10_000));
    }

    private static long number(String sql) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    @Test
    void aReplayUnderTheMendedMappingLoadsTheDocumentsAndClosesTheirLetters() throws IOException {
        SyncReport broken = daybook.sync("invoices");
        List<DeadLetter> letters = open();
        assertThat(broken.counts().deadLetters()).isGreaterThan(100);
        assertThat(letters).allSatisfy(letter -> assertThat(letter.step()).isIn("map", "currency", "classify"));

        mend();
        long closed = letters.stream()
                .map(letter -> daybook.engine().replay(letter.id()))
                .filter(ReplayResult::closed)
                .count();

        assertThat(open()).hasSize((int) (letters.size() - closed));
        assertThat(open()).as("what no mapping can accept stays").isNotEmpty().allSatisfy(letter -> assertThat(
                        letter.attempts())
                .isEqualTo(2));
        // A reading of everything notes once in which pages the replayed documents stand, and finds nothing else to
        // write.
        daybook.sync("invoices");
        SyncReport whole = daybook.sync("invoices", new Order(true, false, false));
        assertThat(whole.counts().loaded())
                .as("the replays loaded everything there is")
                .isZero();
        assertThat(number("SELECT count(*) FROM ledger.invoice_line WHERE deleted_at IS NULL"))
                .isEqualTo(whole.counts().unchanged());
    }

    @Test
    void aReplayNeverOverwritesANewerVersion() throws IOException {
        daybook.sync("invoices");
        DeadLetter letter = open().stream()
                .filter(candidate -> candidate.payload().contains("\"status\":\"B\"") && candidate.records() > 1)
                .findFirst()
                .orElseThrow();
        long line = Long.parseLong(letter.recordKey().orElseThrow());
        // The books go on: the line gets another memo, and the mended sync loads that.
        sandbox.books().mutations().editLine(line, "newer than the letter");
        mend();
        setClosed(letter, true);
        daybook.sync("invoices");
        setClosed(letter, false);

        ReplayResult result = daybook.engine().replay(letter.id());

        assertThat(result.closed()).isTrue();
        assertThat(result.message()).contains("newer");
        String description = DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT description FROM ledger.invoice_line WHERE original_id = :line")
                .bind("line", Long.toString(line))
                .mapTo(String.class)
                .one());
        assertThat(description).isEqualTo("newer than the letter");
        List<String> rereads = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT document_key::text FROM daybook.reread")
                        .mapTo(String.class)
                        .list());
        assertThat(rereads)
                .as("clocks can go back, so the platform is asked which version is the newest")
                .containsExactly(letter.documentKey());
    }

    private static void setClosed(DeadLetter letter, boolean closed) {
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE daybook.dead_letter SET closed_at = CASE WHEN ? THEN now() END WHERE id = ?",
                        closed,
                        letter.id()));
    }

    @Test
    void aLetterIsClosedByItselfWhenALaterSyncLoadsItsDocument() throws IOException {
        daybook.sync("invoices");
        long before = open().size();

        mend();
        SyncReport report = daybook.sync("invoices");

        assertThat(open()).hasSizeLessThan((int) before);
        assertThat(number("SELECT count(*) FROM daybook.dead_letter WHERE closed_because = 'loaded by sync "
                        + report.syncId() + "'"))
                .isPositive();
    }

    @Test
    void replayingAClosedLetterDoesNothingTwice() throws IOException {
        daybook.sync("invoices");
        DeadLetter letter = open().stream()
                .filter(candidate -> candidate.payload().contains("\"status\":\"B\""))
                .findFirst()
                .orElseThrow();
        mend();
        daybook.engine().replay(letter.id());
        long lines = number("SELECT count(*) FROM ledger.invoice_line");

        ReplayResult again = daybook.engine().replay(letter.id());

        assertThat(again.closed()).isTrue();
        assertThat(again.message()).startsWith("was closed already");
        assertThat(number("SELECT count(*) FROM ledger.invoice_line")).isEqualTo(lines);
    }
}
