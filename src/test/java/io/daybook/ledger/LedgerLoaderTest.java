package io.daybook.ledger;

import static io.daybook.ledger.Invoices.MONDAY;
import static io.daybook.ledger.Invoices.TUESDAY;
import static io.daybook.ledger.Invoices.invoice;
import static io.daybook.ledger.Invoices.line;
import static io.daybook.ledger.Invoices.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.database.TestDatabase;
import io.daybook.mapping.MappedRow;
import io.daybook.mapping.RejectedException;
import io.daybook.mapping.Target;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerLoaderTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final LedgerInspection ledger = new LedgerInspection(DATABASE);

    @BeforeEach
    void emptyLedger() {
        ledger.clear();
    }

    @Test
    void loadsDocumentsWithTheirLines() {
        LoadResult result = ledger.load(
                invoice("1", MONDAY, line("11", "10.00"), line("12", "2.50")), invoice("2", MONDAY, line("21", "-3")));

        assertThat(result).isEqualTo(new LoadResult(3, 0, 0, 0));
        assertThat(ledger.invoices()).containsExactly("1: memo of 1", "2: memo of 2");
        assertThat(ledger.lines()).containsExactly("1/11: 10.00 line 11", "1/12: 2.50 line 12", "2/21: -3 line 21");
    }

    @Test
    void neitherWritesNorLocksWhatHasNotChanged() {
        // Given two loaded documents
        LedgerDocument[] documents = {
            invoice("1", MONDAY, line("11", "10.00"), line("12", "2.50")), invoice("2", MONDAY, line("21", "-3"))
        };
        ledger.load(documents);
        List<String> before = ledger.versions();

        // When they come again, an amount written otherwise
        documents[0] = invoice("1", MONDAY, line("11", "10.0"), line("12", "2.5"));
        LoadResult result = ledger.load(documents);

        // Then no row was touched
        assertThat(result).isEqualTo(new LoadResult(0, 3, 0, 0));
        assertThat(result.wrote()).isFalse();
        assertThat(ledger.versions()).isEqualTo(before);
    }

    @Test
    void countsARecordAsLoadedWhenItsHeadOrItsLineWasWritten() {
        ledger.load(invoice("1", MONDAY, line("11", "1"), line("12", "2")));

        // A changed head is written for all records of the document
        assertThat(ledger.load(invoice("1", MONDAY, "other memo", line("11", "1"), line("12", "2"))))
                .isEqualTo(new LoadResult(2, 0, 0, 0));
        // A changed line is written for its own record
        assertThat(ledger.load(invoice("1", MONDAY, "other memo", line("11", "1"), line("12", "3"))))
                .isEqualTo(new LoadResult(1, 1, 0, 0));
    }

    @Test
    void writesOnlyTheLinesThatDiffer() {
        ledger.load(invoice("1", MONDAY, line("11", "1"), line("12", "2")));
        List<String> before = ledger.versions();

        ledger.load(invoice("1", TUESDAY, line("11", "1"), line("12", "3")));

        assertThat(ledger.versions())
                .filteredOn(version -> version.startsWith("line 11"))
                .isEqualTo(before.stream()
                        .filter(version -> version.startsWith("line 11"))
                        .toList());
        assertThat(ledger.lines()).containsExactly("1/11: 1 line 11", "1/12: 3 line 12");
    }

    @Test
    void tombstonesALineThatVanishedAndRevivesItWhenItComesBack() {
        ledger.load(invoice("1", MONDAY, line("11", "1"), line("12", "2")));

        // When a line is no longer there
        LoadResult vanished = ledger.load(invoice("1", TUESDAY, line("11", "1")));

        // Then it is kept, but no longer counts
        assertThat(vanished).isEqualTo(new LoadResult(1, 0, 0, 1));
        assertThat(ledger.lines()).containsExactly("1/11: 1 line 11");
        assertThat(ledger.tombstones()).containsExactly("12: vanished from its document");

        // When it comes back
        LoadResult back = ledger.load(invoice("1", TUESDAY, line("11", "1"), line("12", "2")));

        // Then it counts again
        assertThat(back).isEqualTo(new LoadResult(1, 1, 0, 0));
        assertThat(ledger.lines()).hasSize(2);
        assertThat(ledger.tombstones()).isEmpty();
    }

    @Test
    void followsALineThatMovesToAnotherDocument() {
        ledger.load(invoice("1", MONDAY, line("11", "1"), line("12", "2")), invoice("2", MONDAY, line("21", "3")));

        // When the line's new document comes first, and its old one later
        ledger.load(invoice("2", MONDAY, line("21", "3"), line("12", "2")));
        ledger.load(invoice("1", TUESDAY, line("11", "1")));

        // Then it lives on in the new one
        assertThat(ledger.lines()).containsExactly("1/11: 1 line 11", "2/12: 2 line 12", "2/21: 3 line 21");

        // When both come at once, and it moves back
        ledger.load(invoice("2", TUESDAY, line("21", "3")), invoice("1", TUESDAY, line("11", "1"), line("12", "2")));

        // Then likewise
        assertThat(ledger.lines()).containsExactly("1/11: 1 line 11", "1/12: 2 line 12", "2/21: 3 line 21");
        assertThat(ledger.tombstones()).isEmpty();
    }

    @Test
    void leavesAloneWhatIsNewerInTheLedger() {
        ledger.load(invoice("1", TUESDAY, "new", line("11", "1")), invoice("2", MONDAY, line("21", "5")));
        List<String> before = ledger.versions();

        // When an older version comes late, with another line
        LoadResult result = ledger.load(
                invoice("1", MONDAY, "old", line("11", "9"), line("12", "9")), invoice("2", MONDAY, line("21", "5")));

        // Then its records cost nothing and say why
        assertThat(result).isEqualTo(new LoadResult(0, 3, 2, 0));
        assertThat(ledger.versions()).isEqualTo(before);
    }

    @Test
    void takesADocumentWithoutAClockAsItComes() {
        ledger.load(invoice("1", TUESDAY, "first", line("11", "1")));

        ledger.load(invoice("1", null, "second", line("11", "2")));
        ledger.load(invoice("1", MONDAY, "third", line("11", "3")));

        assertThat(ledger.invoices()).containsExactly("1: third");
        assertThat(ledger.lines()).containsExactly("1/11: 3 line 11");
    }

    @Test
    void tombstonesIgnoredDocumentsWithTheirLines() {
        ledger.load(invoice("1", MONDAY, line("11", "1"), line("12", "2")), invoice("2", MONDAY, line("21", "3")));

        // When the mapping now ignores one of them, and one that the ledger never had
        LoadResult result = ledger.load(Invoices.ignoring("status C is ignored", "1", "77"));

        // Then head and lines are tombstoned with the reason, once
        assertThat(result).isEqualTo(new LoadResult(0, 0, 0, 3));
        assertThat(ledger.tombstones())
                .containsExactly("1: status C is ignored", "11: status C is ignored", "12: status C is ignored");
        assertThat(ledger.load(Invoices.ignoring("status C is ignored", "1", "77")))
                .isEqualTo(new LoadResult(0, 0, 0, 0));

        // When it counts again, nothing else having changed
        ledger.load(invoice("1", MONDAY, line("11", "1"), line("12", "2")));

        // Then all of it lives
        assertThat(ledger.tombstones()).isEmpty();
        assertThat(ledger.lines()).hasSize(3);
    }

    @Test
    void keepsConnectionsApart() {
        ledger.load(invoice("1", MONDAY, "ours", line("11", "1")));

        // When another connection has a document and a line of the same numbers, then none any more
        ledger.load(new LedgerBatch(
                2,
                Invoices.TARGET,
                "v1",
                List.of(invoice("1", TUESDAY, "theirs", line("11", "2"))),
                List.of(),
                List.of()));
        ledger.load(new LedgerBatch(2, Invoices.TARGET, "v1", List.of(), List.of("1"), List.of("void")));

        // Then ours are as they were
        assertThat(ledger.invoices()).containsExactly("1: ours");
        assertThat(ledger.lines()).containsExactly("1/11: 1 line 11");
    }

    @Test
    void notesWhereEachRowCameFrom() {
        // Given a document whose lines came in two pages
        LedgerDocument document = new LedgerDocument(
                invoice("1", MONDAY).head(), List.of(line("11", "1"), line("12", "2")), MONDAY, 7, new long[] {7, 8});
        ledger.load(document);

        assertThat(
                        ledger.texts(
                                "SELECT page_id || ' ' || mapping_version || ' ' || source_modified_at::text FROM ledger.invoice"))
                .containsExactly("7 v1 2026-03-02 10:00:00+00");
        assertThat(ledger.texts("SELECT original_id || ' ' || page_id FROM ledger.invoice_line ORDER BY 1"))
                .containsExactly("11 7", "12 8");

        // When one line changes under another mapping, in other pages
        LedgerDocument changed = new LedgerDocument(
                document.head(), List.of(line("11", "1"), line("12", "3")), MONDAY, 9, new long[] {9, 9});
        ledger.load(new LedgerBatch(1, Invoices.TARGET, "v2", List.of(changed), List.of(), List.of()));

        // Then only that line says so
        assertThat(
                        ledger.texts(
                                "SELECT original_id || ' ' || page_id || ' ' || mapping_version FROM ledger.invoice_line ORDER BY 1"))
                .containsExactly("11 7 v1", "12 9 v2");
        assertThat(ledger.texts("SELECT page_id::text FROM ledger.invoice")).containsExactly("7");
    }

    @Test
    void writesAHeadWithItsLinesSoThatItNeverSaysTheyWereMappedOtherwise() {
        MappedRow head = invoice("1", MONDAY).head();
        ledger.load(mapped(head, 1, line("11", "1"), line("12", "2")));
        assertThat(known(1)).isTrue();

        // When the mapping makes another line of the same
        LoadResult otherwise = ledger.load(mapped(head, 2, line("11", "1"), line("12", "3")));
        assertThat(otherwise.loaded()).as("what became something else").isOne();
        assertThat(known(1)).isFalse();
        assertThat(known(2)).isTrue();

        // And one line less
        ledger.load(mapped(head, 3, line("11", "1")));
        assertThat(known(2)).isFalse();
        assertThat(known(3)).isTrue();

        // When it makes the same, nothing is written, not even that
        assertThat(ledger.load(mapped(head, 4, line("11", "1"))).wrote()).isFalse();
        assertThat(known(3)).isTrue();
        assertThat(known(4)).isFalse();

        // When it is replayed, nobody knows
        ledger.load(invoice("1", MONDAY, line("11", "1")));
        assertThat(known(3)).isFalse();
    }

    private static LedgerDocument mapped(MappedRow head, int way, MappedRow... lines) {
        List<byte[]> sources =
                Stream.generate(() -> new byte[] {1}).limit(lines.length).toList();
        return new LedgerDocument(
                head, List.of(lines), MONDAY, 1, new long[lines.length], sources, new byte[] {(byte) way});
    }

    private boolean known(int way) {
        return ledger.unchanged(Map.of("1", new byte[] {(byte) way})).contains("1");
    }

    @Test
    void keepsCustomFields() {
        MappedRow line = new MappedRow(
                line("11", "1").values(), Map.of("region", "Zürich \"A\"\\\t\n", "class", "", "emoji", "\uD83D\uDE00"));
        ledger.load(invoice("1", MONDAY, line));

        assertThat(ledger.texts("SELECT custom ->> 'region' FROM ledger.invoice_line"))
                .containsExactly("Zürich \"A\"\\\t\n");
        assertThat(ledger.texts("SELECT custom ->> 'emoji' FROM ledger.invoice_line"))
                .containsExactly("\uD83D\uDE00");
        assertThat(ledger.texts("SELECT custom::text FROM ledger.invoice WHERE custom IS NOT NULL"))
                .isEmpty();
    }

    @Test
    void storesTextThatPostgresqlCannotKeepWithReplacementCharacters() {
        // Given a NUL, and an emoji of which only a half was sent
        ledger.load(invoice("1", MONDAY, "a\u0000b", line("11", "1", "cut \uD83D")));

        assertThat(ledger.invoices()).containsExactly("1: a\uFFFDb");
        assertThat(ledger.lines()).containsExactly("1/11: 1 cut \uFFFD");
        // And it is the same document when it comes again
        assertThat(ledger.load(invoice("1", MONDAY, "a\u0000b", line("11", "1", "cut \uD83D")))
                        .unchanged())
                .isEqualTo(1);
    }

    @Test
    void keepsMomentsToTheMicrosecond() {
        Instant nanoseconds = Instant.parse("2026-03-02T10:00:00.123456789Z");
        ledger.load(invoice("1", nanoseconds, line("11", "1")));

        // Not older than itself, and the same
        assertThat(ledger.load(invoice("1", nanoseconds, line("11", "1")))).isEqualTo(new LoadResult(0, 1, 0, 0));
    }

    @Test
    void refusesWhatTheLedgerCannotHoldBeforeAnythingIsWritten() {
        assertRejected(invoice("1", MONDAY, with(line("11", "1"), 4, null)), "amount_excluding_tax_after_discount");
        assertRejected(invoice("1", MONDAY, with(line("11", "1"), 10, "rental")), "'rental'");
        assertRejected(invoice("1", MONDAY, with(line("11", "1"), 5, "eur")), "amount_currency_code is 'eur'");
        assertRejected(invoice("1", MONDAY, with(line("11", "1"), 4, new BigDecimal("1E+900"))), "200 digits");
        assertRejected(
                invoice("1", MONDAY, with(line("11", "1"), 8, java.time.LocalDate.of(20261, 1, 1))), "period_start");
        assertRejected(invoice("1", MONDAY, line("1\u00001", "1")), "cannot be a key");
        assertRejected(invoice("", MONDAY), "cannot be a key");
        assertRejected(invoice("1", MONDAY, line("11", "1"), line("11", "2")), "two lines with original_id 11");
    }

    @Test
    void refusesALineThatIsInTwoDocumentsOfABatch() {
        assertThatThrownBy(
                        () -> ledger.load(invoice("1", MONDAY, line("1", "1")), invoice("2", MONDAY, line("1", "2"))))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("line 1 is in document 1 and in 2")
                .hasMessageContaining("unique over all documents");
        assertThat(ledger.invoices()).isEmpty();
    }

    @Test
    void loadsDataTypesWithoutLines() {
        Target customers = new LedgerSchema().of("customers");
        MappedRow acme = new MappedRow(new Object[] {"9001", "Acme", null, "Acme Ltd", "GBP", false, null}, Map.of());
        LedgerDocument document = new LedgerDocument(acme, List.of(), MONDAY, 1, new long[0]);
        LedgerBatch batch = new LedgerBatch(1, customers, "v1", List.of(document), List.of(), List.of());

        assertThat(ledger.load(batch)).isEqualTo(new LoadResult(1, 0, 0, 0));
        assertThat(ledger.load(batch)).isEqualTo(new LoadResult(0, 1, 0, 0));
        assertThat(ledger.texts("SELECT name || ' ' || is_inactive FROM ledger.customer"))
                .containsExactly("Acme false");
    }

    @Test
    void loadsSeveralBatchesInOneTransaction() throws SQLException {
        LedgerLoader loader = new LedgerLoader(new LedgerSchema());
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            loader.load(connection, Invoices.batch(invoice("1", MONDAY, line("11", "1"))));
            loader.load(connection, Invoices.batch(invoice("2", MONDAY, line("21", "1"))));
            LoadResult again = loader.load(connection, Invoices.batch(invoice("1", MONDAY, line("11", "1"))));
            connection.commit();

            assertThat(again).isEqualTo(new LoadResult(0, 1, 0, 0));
        }
        assertThat(ledger.lines()).hasSize(2);
    }

    @Test
    void refusesAConnectionThatCommitsByItself() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            assertThatThrownBy(() -> new LedgerLoader(new LedgerSchema()).load(connection, Invoices.batch()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private void assertRejected(LedgerDocument document, String expected) {
        LedgerLoader loader = new LedgerLoader(new LedgerSchema());
        assertThatThrownBy(() -> loader.check(Invoices.TARGET, document))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining(expected);
        assertThatThrownBy(() -> ledger.load(invoice("2", MONDAY, line("21", "1")), document))
                .isInstanceOf(RejectedException.class);
        assertThat(ledger.invoices()).isEmpty();
    }
}
