package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import io.daybook.deadletter.DeadLetter;
import io.daybook.deadletter.DeadLetters;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sync.Counts;
import io.daybook.sync.SyncReport;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The main job over real HTTP into a real PostgreSQL, compared with what the books themselves say. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final List<String> TABLES =
            List.of("currency", "customer", "invoice", "invoice_line", "credit_note", "credit_note_line");
    private static final String INVOICE_LINES =
            """
            FROM transaction t JOIN transactionline tl ON tl.transaction = t.id JOIN currency cur ON cur.id = t.currency
            WHERE t.type = 'CustInvc' AND tl.custcol_iw_item_revenue_category IS NOT NULL AND tl.netamount IS NOT NULL
            """;

    @TempDir
    static Path home;

    private static NetSuiteSandbox sandbox;
    private static Installation daybook;
    private static Map<String, SyncReport> first;

    @BeforeAll
    static void readEverythingOnce() {
        sandbox = NetSuiteSandbox.start(
                SandboxSettings.builder().port(0).seed(7).invoices(1500).build());
        daybook = new Installation(DATABASE, home, sandbox);
        first = daybook.syncAll();
    }

    @AfterAll
    static void close() {
        daybook.close();
        sandbox.close();
    }

    @Test
    @Order(1)
    void everyDataTypeIsReadToItsEnd() {
        assertThat(first.keySet()).containsExactly("currencies", "customers", "invoices", "creditNotes");
        assertThat(first.values()).allSatisfy(report -> {
            assertThat(report.state()).as("%s", report.problem()).isEqualTo(SyncReport.State.DONE);
            Counts counts = report.counts();
            assertThat(counts.read())
                    .isPositive()
                    .isEqualTo(counts.loaded() + counts.unchanged() + counts.ignored() + counts.deadLetters());
            assertThat(counts.unchanged()).isZero();
        });
    }

    @Test
    @Order(2)
    void countsAndSumsPerCurrencyAreThoseOfTheBooks() throws SQLException {
        Map<String, BigDecimal> books = new TreeMap<>();
        long lines = 0;
        try (Connection connection = sandbox.books().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT cur.symbol, COUNT(*), SUM(-tl.foreignamount) "
                        + INVOICE_LINES + " GROUP BY cur.symbol")) {
            while (rows.next()) {
                lines += rows.getLong(2);
                books.put(rows.getString(1), rows.getBigDecimal(3));
            }
        }

        Counts counts = first.get("invoices").counts();
        assertThat(counts.read()).isEqualTo(lines);
        assertThat(counts.money().keySet()).isEqualTo(books.keySet());
        books.forEach((currency, sum) ->
                assertThat(counts.money().get(currency)).as(currency).isEqualByComparingTo(sum));
    }

    @Test
    @Order(3)
    void ledgerAndIgnoredAndDeadLettersTogetherAreWhatWasRead() {
        Counts counts = first.get("invoices").counts();
        Map<String, BigDecimal> together = new HashMap<>(
                sums(
                        """
                SELECT currency_code, sum(foreign_amount) FROM ledger.invoice_line WHERE deleted_at IS NULL GROUP BY 1
                """));
        sums("""
             SELECT m.key, sum(m.value::numeric) FROM daybook.dead_letter l, jsonb_each_text(l.money) m
              WHERE l.data_type = 'invoices' GROUP BY 1
             """)
                .forEach((currency, sum) -> together.merge(currency, sum, BigDecimal::add));
        ignored().forEach((currency, sum) -> together.merge(currency, sum, BigDecimal::add));

        assertThat(number("SELECT count(*) FROM ledger.invoice_line WHERE deleted_at IS NULL"))
                .isEqualTo(counts.loaded());
        assertThat(number("SELECT sum(records) FROM daybook.dead_letter WHERE data_type = 'invoices'"))
                .isEqualTo(counts.deadLetters());
        counts.money()
                .forEach((currency, sum) ->
                        assertThat(together.get(currency)).as(currency).isEqualByComparingTo(sum));
    }

    /** What the mapping leaves out, asked of the books by the rule of the seed: any status but A, B and D. */
    private static Map<String, BigDecimal> ignored() {
        Map<String, BigDecimal> sums = new HashMap<>();
        try (Connection connection = sandbox.books().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT cur.symbol, SUM(-tl.foreignamount) " + INVOICE_LINES
                        + " AND t.status NOT IN ('A', 'B', 'D') GROUP BY cur.symbol")) {
            while (rows.next()) {
                sums.put(rows.getString(1), rows.getBigDecimal(2));
            }
            return sums;
        } catch (SQLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    @Order(4)
    void everyLineInTheLedgerBelongsToAnInvoiceThereAndIsComplete() throws SQLException {
        assertThat(
                        number(
                                """
                        SELECT count(*) FROM ledger.invoice_line l
                         WHERE NOT EXISTS (SELECT 1 FROM ledger.invoice i
                                            WHERE i.connection_id = l.connection_id AND i.original_id = l.invoice_id)
                        """))
                .isZero();
        assertThat(number("SELECT max(n) FROM (SELECT count(*) n FROM ledger.invoice_line GROUP BY invoice_id) x"))
                .as("one invoice has over a thousand lines and spans pages")
                .isGreaterThan(1000);
    }

    @Test
    @Order(5)
    void everyLineSaysWhatItIsAndWhy() {
        assertThat(number("SELECT count(DISTINCT type) FROM ledger.invoice_line"))
                .isEqualTo(2);
        assertThat(number("SELECT count(*) FROM ledger.invoice_line WHERE type_reason = ''"))
                .isZero();
        assertThat(
                        number(
                                """
                        SELECT count(*) FROM ledger.invoice_line
                         WHERE type = 'subscription' AND (period_start IS NULL OR period_end IS NULL OR period_start > period_end)
                        """))
                .as("a subscription has a valid period")
                .isZero();
    }

    @Test
    @Order(6)
    void everyPageThatMadeARowIsInTheArchive() {
        for (String table : TABLES) {
            assertThat(number("SELECT count(*) FROM ledger." + table
                            + " r WHERE NOT EXISTS (SELECT 1 FROM daybook.page p WHERE p.id = r.page_id)"))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    @Order(7)
    void aLetterHoldsTheWholeDocumentAndSaysWhereItFailed() {
        List<DeadLetter> letters = daybook.services()
                .deadLetters()
                .list(new DeadLetters.Filter(Optional.empty(), Optional.of("invoices"), false, 100));

        assertThat(letters).isNotEmpty().allSatisfy(letter -> {
            assertThat(letter.kind()).isEqualTo("rejected");
            assertThat(letter.route()).isEqualTo("record");
            assertThat(letter.step()).isIn("map", "classify", "currency");
            assertThat(letter.attempts()).isEqualTo(1);
            assertThat(letter.payload()).contains("\"values\"");
            assertThat(number("SELECT count(*) FROM ledger.invoice_line WHERE invoice_id = '" + letter.documentKey()
                            + "'"))
                    .as("nothing of a document that is set aside is loaded")
                    .isZero();
        });
    }

    @Test
    @Order(8)
    void readingTheSameBooksAgainWritesNoLedgerRowAndKeepsNoPage() {
        Map<String, String> versions = rowVersions();
        long pages = number("SELECT count(*) FROM daybook.page");
        long letters = number("SELECT count(*) FROM daybook.dead_letter");

        Map<String, SyncReport> again = new TreeMap<>();
        for (String dataType : first.keySet()) {
            again.put(dataType, daybook.sync(dataType, new io.daybook.sync.Order(true, false, false)));
        }

        again.forEach((dataType, report) -> {
            assertThat(report.counts().loaded()).as(dataType).isZero();
            assertThat(report.counts().unchanged())
                    .as(dataType)
                    .isEqualTo(first.get(dataType).counts().loaded());
            assertThat(report.counts().money())
                    .isEqualTo(first.get(dataType).counts().money());
        });
        assertThat(rowVersions()).isEqualTo(versions);
        assertThat(number("SELECT count(*) FROM daybook.dead_letter")).isEqualTo(letters);
        assertThat(number("SELECT count(*) FROM daybook.page")).isEqualTo(pages);
    }

    /** Where every row version lies and who wrote or locked it: any write, even of equal values, changes it. */
    private static Map<String, String> rowVersions() {
        Map<String, String> versions = new TreeMap<>();
        for (String table : TABLES) {
            versions.put(table, DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                            "SELECT count(*) || ':' || sum(hashtext(ctid || '/' || xmin || '/' || xmax)) FROM ledger."
                                    + table)
                    .mapTo(String.class)
                    .one()));
        }
        return versions;
    }

    private static long number(String sql) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static Map<String, BigDecimal> sums(String sql) {
        return DATABASE.jdbi().withHandle(handle -> handle.createQuery(sql)
                .reduceRows(new HashMap<String, BigDecimal>(), (sums, row) -> {
                    sums.put(row.getColumn(1, String.class), row.getColumn(2, BigDecimal.class));
                    return sums;
                }));
    }
}
