package io.daybook.ledger;

import static io.daybook.ledger.Invoices.MONDAY;
import static io.daybook.ledger.Invoices.TUESDAY;
import static io.daybook.ledger.Invoices.invoice;
import static io.daybook.ledger.Invoices.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import io.daybook.mapping.MappedRow;
import io.daybook.mapping.Target;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The questions of docs/ledger.md answer what they say. */
class LedgerGuideTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int STATUS = 5;
    private static final int ENTITY = 9;
    private static final int TYPE = 10;

    private static Map<String, String> questions;

    @BeforeAll
    static void booksOfAcme() throws IOException, SQLException {
        questions = LedgerGuide.questions();
        long connection = DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                        """
                                WITH company AS (INSERT INTO daybook.company (name) VALUES ('Acme') RETURNING id)
                                INSERT INTO daybook.connection (company_id, platform, account, status)
                                SELECT id, 'netsuite', '1234567', 'Linked' FROM company RETURNING id
                                """)
                .mapTo(Long.class)
                .one());
        LedgerInspection ledger = new LedgerInspection(DATABASE);
        ledger.load(customers(connection));
        // Given invoices that are open, paid, pending and, by now, ignored; a line that vanished; two currencies
        ledger.load(invoices(
                connection,
                invoice("1", MONDAY, money("11", "100.10", "EUR", "100.10"), money("12", "5", "EUR", "5")),
                with(
                        invoice("2", MONDAY, Invoices.with(money("21", "50", "EUR", "55.5"), TYPE, "one_off")),
                        STATUS,
                        "paid"),
                with(invoice("3", MONDAY, money("31", "9999", "EUR", "9999")), STATUS, "pending"),
                invoice("4", MONDAY, money("41", "7", "USD", "7")),
                invoice("5", MONDAY, money("51", "1000", "EUR", "1000"))));
        ledger.load(
                invoices(connection, with(invoice("1", TUESDAY, money("11", "100.10", "EUR", "100.10")), ENTITY, "2")));
        ledger.load(new LedgerBatch(
                connection, Invoices.TARGET, "v1", List.of(), List.of("5"), List.of("status C is ignored")));
        ledger.load(creditNotes(connection));
        DATABASE.jdbi().useHandle(handle -> {
            // And a page, a mapping, a dead letter, and two syncs of which the last one was interrupted
            handle.execute(
                    "INSERT INTO daybook.page VALUES (1, ?, 'invoices', 1, 'v1', 2, '2026-03-03 10:00:00Z', 'application/json', 2, '\\x00')",
                    connection);
            handle.execute(
                    "INSERT INTO daybook.mapping_version VALUES ('netsuite', 'invoices', 'v1', 'dataType: invoices')");
            handle.execute(
                    """
                    INSERT INTO daybook.dead_letter (connection_id, data_type, document_key, kind, message, route, step,
                           payload, records, money, mapping_version, closed_at)
                    VALUES (?, 'invoices', '6', 'rejected', 'symbol XXX is no currency', 'sync', 'currency', '[]', 3, '{"XXX": "12.50"}', 'v1', NULL),
                           (?, 'invoices', '7', 'rejected', 'mended', 'sync', 'map', '[]', 1, '{}', 'v1', now())
                    """,
                    connection,
                    connection);
            for (String state : List.of("done", "interrupted")) {
                handle.execute(
                        """
                        WITH sync AS (
                            INSERT INTO daybook.sync (connection_id, data_type, mapping_version, reading, reading_because, state, fence,
                                                      expected_records, platform_time, asked_at, deletion_log)
                            VALUES (?, 'invoices', 'v1', 'everything', 'first', ?, 1, 13, now(), now(), false) RETURNING id)
                        INSERT INTO daybook.sync_window (sync_id, number, after_key, position_document, read, loaded, unchanged, ignored, dead_letters)
                        SELECT id, number, 0, 0, 5, 2, 1, 1, 1 FROM sync, generate_series(1, 2) AS number
                        """,
                        connection,
                        state);
            }
        });
    }

    @Test
    void sumsRevenuePerMonthAndTypeAndCurrency() {
        assertThat(ask("Revenue per month and type"))
                .containsExactly(
                        "Acme | 2026-01-01 | one_off | EUR | 50",
                        "Acme | 2026-01-01 | subscription | EUR | 100.10",
                        "Acme | 2026-01-01 | subscription | USD | 7",
                        "Acme | 2026-02-01 | subscription | EUR | -30.10");
    }

    @Test
    void sumsRevenuePerEntity() {
        assertThat(ask("Revenue per entity"))
                .containsExactly(
                        "Acme | 2 | EUR | 1 | 100.10", "Acme | null | EUR | 3 | 19.90", "Acme | null | USD | 1 | 7");
    }

    @Test
    void sumsOpenInvoicesPerCustomerAndCurrency() {
        assertThat(ask("Open invoices per customer"))
                .containsExactly("Acme | Zoë's Café | EUR | 2 | 107.10 | 2026-01-31");
    }

    @Test
    void setsCreditNotesAgainstTheirInvoices() {
        assertThat(ask("Credit notes against their invoices"))
                .containsExactly("CN1 | INV1 | EUR | -20.10 | 100.10", "CN2 | null | EUR | -10 | null");
    }

    @Test
    void saysWhyALineIsASubscription() {
        assertThat(ask("Why a line is a subscription or not"))
                .containsExactly(
                        "one_off | category is SaaS | 1 | EUR | 50",
                        "subscription | category is SaaS | 3 | EUR | 70.00",
                        "subscription | category is SaaS | 1 | USD | 7");
    }

    @Test
    void listsWhatFailedAndIsNotMendedYet() {
        assertThat(ask("What failed"))
                .singleElement()
                .asString()
                .contains("Acme | invoices | 6 | rejected | symbol XXX is no currency | 3 | {\"XXX\": \"12.50\"}");
    }

    @Test
    void listsWhatChangedTombstonesIncluded() {
        assertThat(ask("What changed since yesterday"))
                .hasSize(11)
                .anyMatch(row -> row.startsWith("invoice line | 12 |") && row.endsWith("vanished from its document"))
                .anyMatch(row -> row.startsWith("invoice | 5 |") && row.endsWith("status C is ignored"));
    }

    @Test
    void showsTheLastSyncOfEachDataType() {
        assertThat(ask("Is everything there?"))
                .singleElement()
                .asString()
                .startsWith("Acme | invoices | interrupted |")
                .endsWith("| 13 | 10 | 4 | 2 | 2 | 2 | null");
    }

    @Test
    void tracesALineToItsPage() {
        assertThat(ask("Where a line came from"))
                .singleElement()
                .asString()
                .startsWith("11 | 1 | 2026-03-03 10:00:00")
                .endsWith("| application/json | 2 | v1");
    }

    @Test
    void asksEveryQuestionOfTheGuide() {
        assertThat(questions)
                .containsOnlyKeys(
                        "Revenue per month and type",
                        "Revenue per entity",
                        "Open invoices per customer",
                        "Credit notes against their invoices",
                        "Why a line is a subscription or not",
                        "What failed",
                        "What changed since yesterday",
                        "Is everything there?",
                        "Where a line came from");
    }

    @ParameterizedTest
    @CsvSource({
        "customer",
        "invoice",
        "invoice_line",
        "credit_note",
        "credit_note_line",
        "currency",
        "document",
        "revenue_line"
    })
    void namesEveryTable(String table) throws IOException {
        assertThat(LedgerGuide.text()).contains("`ledger." + table + "`");
    }

    private static List<String> ask(String question) {
        return LedgerGuide.ask(DATABASE.jdbi(), questions.get(question));
    }

    private static LedgerBatch customers(long connection) {
        Target target = new LedgerSchema().of("customers");
        MappedRow row = new MappedRow(new Object[] {"9001", "Zoë's Café", null, null, "EUR", false, null}, Map.of());
        LedgerDocument document = new LedgerDocument(row, List.of(), MONDAY, 1, new long[0]);
        return new LedgerBatch(connection, target, "v1", List.of(document), List.of(), List.of());
    }

    private static LedgerBatch invoices(long connection, LedgerDocument... documents) {
        return new LedgerBatch(connection, Invoices.TARGET, "v1", List.of(documents), List.of(), List.of());
    }

    private static LedgerBatch creditNotes(long connection) {
        Target target = new LedgerSchema().of("creditNotes");
        return new LedgerBatch(
                connection,
                target,
                "v1",
                List.of(creditNote("1", "1", line("91", "-20.10")), creditNote("2", null, line("92", "-10"))),
                List.of(),
                List.of());
    }

    private static LedgerDocument creditNote(String id, String invoice, MappedRow line) {
        Object[] values = {id, "CN" + id, invoice, "9001", LocalDate.of(2026, 2, 1), "applied", "B", "EUR", null, null};
        return new LedgerDocument(new MappedRow(values, Map.of()), List.of(line), MONDAY, 1, new long[] {1});
    }

    private static LedgerDocument with(LedgerDocument document, int column, Object value) {
        return new LedgerDocument(
                Invoices.with(document.head(), column, value),
                document.lines(),
                document.modified(),
                document.headPage(),
                document.linePages());
    }

    private static MappedRow money(String id, String amount, String base, String foreign) {
        return Invoices.with(Invoices.with(line(id, amount), 5, base), 6, new BigDecimal(foreign));
    }
}
