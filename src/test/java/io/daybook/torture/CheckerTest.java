package io.daybook.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.books.Books;
import io.daybook.sandbox.netsuite.books.BooksSettings;
import io.daybook.torture.Difference.Kind;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checker finds what is wrong: a ledger that equals the books is spoilt in each way there is. */
class CheckerTest {
    private static Books books;
    private static Expectation expected;
    private static TestDatabase database;
    private static long connection;

    private Handle ledger;
    private Checker checker;

    @BeforeAll
    static void fill() throws SQLException {
        books = Books.create(BooksSettings.of(3, 120));
        expected = new ExpectedLedger(books.dataSource()).now();
        database = TestDatabase.create();
        connection = database.jdbi().withHandle(CheckerTest::fillLedger);
    }

    private static long fillLedger(Handle handle) {
        handle.execute("INSERT INTO daybook.company (name) VALUES ('C')");
        long id = handle.createQuery(
                        """
                        INSERT INTO daybook.connection (company_id, platform, account, status)
                        SELECT id, 'netsuite', '1', 'Linked' FROM daybook.company RETURNING id
                        """)
                .mapTo(Long.class)
                .one();
        expected.living()
                .forEach((table, rows) -> rows.forEach((key, columns) -> insert(handle, id, table, key, columns)));
        expected.refused().forEach((dataType, keys) -> keys.forEach(key -> letter(handle, id, dataType, key)));
        return id;
    }

    private static void insert(Handle handle, long id, String table, String key, Map<String, Object> columns) {
        String names = String.join(", ", columns.keySet());
        Object[] values = new Object[columns.size() + 2];
        values[0] = id;
        values[1] = key;
        int at = 2;
        for (Object value : columns.values()) {
            values[at++] = stored(value);
        }
        handle.execute(
                "INSERT INTO ledger." + table + " (connection_id, original_id, " + names
                        + ", content_hash, mapping_version, page_id) VALUES (?, ?"
                        + ", ?".repeat(columns.size()) + ", '', 'v', 1)",
                values);
    }

    private static Object stored(Object value) {
        if (value instanceof Expectation.Loosely.Mentioning text) {
            return String.join(" ", text.parts());
        }
        return value instanceof Expectation.Loosely.IfThere letter ? letter.value() : value;
    }

    private static void letter(Handle handle, long id, String dataType, String key) {
        handle.execute(
                """
                INSERT INTO daybook.dead_letter
                  (connection_id, data_type, document_key, kind, message, route, step, payload, records, mapping_version)
                VALUES (?, ?, ?, 'rejected', 'm', 'r', 's', '[]', 1, 'v')
                """,
                id,
                dataType,
                key);
    }

    @AfterAll
    static void close() {
        database.close();
        books.close();
    }

    @BeforeEach
    void begin() {
        ledger = database.jdbi().open();
        ledger.begin();
        checker = new Checker(connection);
    }

    @AfterEach
    void undo() {
        ledger.rollback();
        ledger.close();
    }

    private Verdict verdict() throws SQLException {
        return checker.compare(expected, ledger.getConnection());
    }

    private List<Kind> kinds() throws SQLException {
        return verdict().differences().stream().map(Difference::kind).toList();
    }

    private String any(String table) {
        return expected.living().get(table).keySet().stream()
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void equalBooksAndLedgerHaveNoDifference() throws SQLException {
        Verdict verdict = verdict();

        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.equal()).isTrue();
        assertThat(verdict.rows()).isGreaterThan(500);
        assertThat(verdict.letters()).isPositive();
        assertThat(verdict.ignored().get("invoices")).isPositive();
        assertThat(expected.living().values())
                .allSatisfy(rows -> assertThat(rows).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "currency | name | 'X'",
                "customer | email | 'x@y.example'",
                "customer | company_name | NULL",
                "customer | is_inactive | NOT is_inactive",
                "invoice | memo | 'x'",
                "invoice | date | date + 1",
                "invoice | due_date | NULL",
                "invoice | customer_id | '1'",
                "invoice | status | 'void'",
                "invoice_line | description | 'x'",
                "invoice_line | period_end | '2001-01-01'",
                "invoice_line | revenue_category | 'x'",
                "invoice_line | type_reason | 'rule'",
                "invoice_line | product | '0'",
                "credit_note | invoice_id | '0'",
                "credit_note_line | line_number | '999'"
            })
    void aWrongValueIsFoundWithItsColumn(String table, String column, String value) throws SQLException {
        String id = any(table);
        ledger.execute("UPDATE ledger." + table + " SET " + column + " = " + value + " WHERE original_id = ?", id);

        assertThat(verdict().differences()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.DIFFERS);
            assertThat(difference.where()).isEqualTo(table);
            assertThat(difference.id()).isEqualTo(id);
            assertThat(difference.column()).isEqualTo(column);
        });
    }

    @Test
    void aCentTooMuchIsFoundInTheRowAndInTheSum() throws SQLException {
        ledger.execute(
                "UPDATE ledger.invoice_line SET amount_excluding_tax_after_discount = amount_excluding_tax_after_discount + 0.01"
                        + " WHERE original_id = ?",
                any("invoice_line"));

        assertThat(kinds()).containsExactlyInAnyOrder(Kind.DIFFERS, Kind.SUM);
    }

    @Test
    void aRowThatIsMissingOrTooManyIsFound() throws SQLException {
        ledger.execute("UPDATE ledger.customer SET original_id = '99999999' WHERE original_id = ?", any("customer"));

        assertThat(kinds()).containsExactlyInAnyOrder(Kind.MISSING, Kind.EXTRA);
    }

    @Test
    void aLivingRowMarkedAsDeletedIsFound() throws SQLException {
        ledger.execute(
                "UPDATE ledger.customer SET deleted_at = now(), deleted_because = 'x' WHERE original_id = ?",
                any("customer"));

        assertThat(kinds()).containsExactly(Kind.TOMBSTONED);
    }

    @Test
    void aTombstoneMustSayWhy() throws SQLException {
        insert(ledger, connection, "customer", "4711", Map.of("name", "gone"));
        ledger.execute(
                "UPDATE ledger.customer SET deleted_at = now(), deleted_because = 'x' WHERE original_id = '4711'");
        assertThat(kinds()).isEmpty();

        ledger.execute("UPDATE ledger.customer SET deleted_because = NULL WHERE original_id = '4711'");

        assertThat(kinds()).containsExactly(Kind.UNEXPLAINED);
    }

    @Test
    void aRowThatLivedOnceMayNotVanish() throws SQLException {
        insert(ledger, connection, "customer", "4711", Map.of("name", "here and gone"));
        assertThat(kinds()).containsExactly(Kind.EXTRA);
        ledger.execute("DELETE FROM ledger.customer WHERE original_id = '4711'");

        assertThat(kinds()).containsExactly(Kind.REMOVED);
    }

    @Test
    void aRowThatIsThereTwiceIsFound() throws SQLException {
        ledger.execute("ALTER TABLE ledger.customer DROP CONSTRAINT customer_pkey");
        ledger.execute(
                "INSERT INTO ledger.customer SELECT * FROM ledger.customer WHERE original_id = ?", any("customer"));

        assertThat(kinds()).containsExactly(Kind.DUPLICATE);
    }

    @Test
    void lettersThatAreMissingOrTooManyAreFound() throws SQLException {
        String refused = expected.refused().get("invoices").iterator().next();
        ledger.execute("UPDATE daybook.dead_letter SET closed_at = now() WHERE document_key = ?", refused);
        letter(ledger, connection, "invoices", "123456789");

        assertThat(kinds()).containsExactlyInAnyOrder(Kind.LETTER_MISSING, Kind.LETTER_EXTRA);
    }

    @Test
    void whatHasALetterMayKeepItsFormerVersion() throws SQLException {
        String refused = expected.refused().get("invoices").iterator().next();
        insert(
                ledger,
                connection,
                "invoice",
                refused,
                expected.living().get("invoice").get(any("invoice")));
        insert(
                ledger,
                connection,
                "invoice_line",
                "99999999",
                lineOf(refused, expected.living().get("invoice_line").get(any("invoice_line"))));

        assertThat(kinds()).isEmpty();
    }

    private static Map<String, Object> lineOf(String invoice, Map<String, Object> columns) {
        Map<String, Object> line = new LinkedHashMap<>(columns);
        line.put("invoice_id", invoice);
        return line;
    }

    @Test
    void anotherConnectionsRowsAreNotOurs() throws SQLException {
        insert(ledger, connection + 1, "customer", "1", Map.of("name", "other"));

        assertThat(kinds()).isEmpty();
    }

    @Test
    void twentyDifferencesAreToldAndAllAreCounted() throws SQLException {
        ledger.execute("UPDATE ledger.invoice_line SET description = 'spoilt'");

        Verdict verdict = verdict();

        assertThat(verdict.differences()).hasSize(Checker.MOST_SHOWN);
        assertThat(verdict.total()).isGreaterThan(100);
        assertThat(verdict.equal()).isFalse();
        assertThat(verdict.differences().get(0).toString()).contains("DIFFERS invoice_line", "description", "'spoilt'");
    }
}
