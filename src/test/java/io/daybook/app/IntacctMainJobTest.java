package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import io.daybook.sandbox.intacct.Fault;
import io.daybook.sandbox.intacct.Faults;
import io.daybook.sandbox.intacct.IntacctSandbox;
import io.daybook.sandbox.intacct.IntacctSettings;
import io.daybook.sandbox.intacct.books.Total;
import io.daybook.sync.Counts;
import io.daybook.sync.SyncReport;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The main job over Intacct: real HTTP into a real PostgreSQL, compared with what the books themselves say. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IntacctMainJobTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Set<String> LEFT_OUT = Set.of("Draft", "Reversed", "Reversal");
    private static final List<String> TABLES =
            List.of("currency", "customer", "invoice", "invoice_line", "credit_note", "credit_note_line");

    @TempDir
    static Path home;

    private static IntacctSandbox sandbox;
    private static Installation daybook;
    private static Map<String, SyncReport> first;

    @BeforeAll
    static void readEverythingOnce() {
        sandbox = IntacctSandbox.start(
                IntacctSettings.builder().port(0).seed(7).invoices(700).build());
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
    void everyDataTypeIsReadToItsEndAndProven() {
        assertThat(first.keySet()).containsExactly("currencies", "customers", "invoices", "creditNotes");
        assertThat(first.values()).allSatisfy(report -> {
            assertThat(report.state()).as("%s", report.problem()).isEqualTo(SyncReport.State.DONE);
            Counts counts = report.counts();
            assertThat(counts.read())
                    .isPositive()
                    .isEqualTo(counts.loaded() + counts.unchanged() + counts.ignored() + counts.deadLetters());
        });
    }

    @Test
    @Order(2)
    void whatWasReadOfInvoicesIsWhatTheBooksHave() {
        List<Total> books = sandbox.books().truth().lines("ARINVOICE");
        Counts counts = first.get("invoices").counts();

        assertThat(counts.read())
                .isEqualTo(books.stream().mapToLong(Total::count).sum());
        Map<String, BigDecimal> sums = new TreeMap<>();
        books.forEach(
                total -> sums.merge(total.currency() == null ? "?" : total.currency(), total.sum(), BigDecimal::add));
        assertThat(counts.money().keySet()).isEqualTo(sums.keySet());
        sums.forEach((currency, sum) ->
                assertThat(counts.money().get(currency)).as(currency).isEqualByComparingTo(sum));
    }

    @Test
    @Order(3)
    void invoicesAndCreditNotesInTheLedgerTogetherAreTheBooksWithoutDebitMemosAndRefusedOnes() {
        Map<String, BigDecimal> ledger = sums(
                """
                SELECT currency_code, sum(foreign_amount) FROM
                (SELECT currency_code, foreign_amount FROM ledger.invoice_line WHERE deleted_at IS NULL
                 UNION ALL SELECT currency_code, foreign_amount FROM ledger.credit_note_line WHERE deleted_at IS NULL) x
                GROUP BY 1
                """);
        sums("SELECT m.key, sum(m.value::numeric) FROM daybook.dead_letter l, jsonb_each_text(l.money) m GROUP BY 1")
                .forEach((currency, sum) -> ledger.merge(currency, sum, BigDecimal::add));

        Map<String, BigDecimal> books = new TreeMap<>();
        sandbox.books().truth().lines("ARINVOICE").stream()
                .filter(total -> !LEFT_OUT.contains(total.state()))
                .forEach(total ->
                        books.merge(total.currency() == null ? "?" : total.currency(), total.sum(), BigDecimal::add));
        creditMemos().forEach((currency, sum) -> books.merge(currency, sum, BigDecimal::add));

        books.forEach(
                (currency, sum) -> assertThat(ledger.get(currency)).as(currency).isEqualByComparingTo(sum));
    }

    private static Map<String, BigDecimal> creditMemos() {
        return org.jdbi.v3.core.Jdbi.create(sandbox.books().dataSource()).withHandle(handle -> handle.createQuery(
                        "SELECT d.CURRENCY, SUM(l.TRX_AMOUNT) FROM ARADJUSTMENTITEM l JOIN ARADJUSTMENT d"
                                + " ON d.RECORDNO = l.RECORDKEY WHERE d.TRX_TOTALENTERED < 0 AND l.LINEITEM = 'T'"
                                + " AND d.STATE NOT IN ('Draft', 'Reversed', 'Reversal') GROUP BY d.CURRENCY")
                .reduceRows(new HashMap<String, BigDecimal>(), (sums, row) -> {
                    sums.put(row.getColumn(1, String.class), row.getColumn(2, BigDecimal.class));
                    return sums;
                }));
    }

    @Test
    @Order(4)
    void creditNotesAreNegativeAndComeFromAdjustmentsAndInvoices() {
        assertThat(number("SELECT count(*) FROM ledger.credit_note_line WHERE foreign_amount > 0"))
                .isZero();
        assertThat(number("SELECT count(DISTINCT custom ->> 'kind') FROM ledger.credit_note"))
                .isEqualTo(2);
        assertThat(number("SELECT count(*) FROM ledger.invoice_line WHERE foreign_amount < 0"))
                .isZero();
    }

    @Test
    @Order(4)
    void everyDocumentNamesItsEntityItsCustomerAndItsBaseCurrency() {
        assertThat(number("SELECT count(DISTINCT entity) FROM ledger.invoice"))
                .as("private ones included")
                .isEqualTo(5);
        assertThat(number("SELECT count(DISTINCT amount_currency_code) FROM ledger.invoice_line"))
                .isGreaterThan(3);
        assertThat(
                        number(
                                """
                        SELECT count(*) FROM ledger.invoice i WHERE customer_id <> 'C-GONE' AND NOT EXISTS
                        (SELECT 1 FROM ledger.customer c WHERE c.connection_id = i.connection_id AND c.original_id = i.customer_id)
                        """))
                .isZero();
    }

    @Test
    @Order(4)
    void everyLineSaysWhatItIsByTheStrongestSign() {
        assertThat(number("SELECT count(DISTINCT left(type_reason, 6)) FROM ledger.invoice_line"))
                .as("contract, schedule, recognition, item, otherwise")
                .isGreaterThan(3);
        assertThat(number("SELECT count(*) FROM ledger.invoice_line WHERE type_reason = ''"))
                .isZero();
    }

    @Test
    @Order(4)
    void statusesAreThoseOfTheAmountsDue() {
        assertThat(number("SELECT count(*) FROM ledger.invoice WHERE source_status = 'Paid' AND status <> 'paid'"))
                .isZero();
        assertThat(
                        number(
                                "SELECT count(*) FROM ledger.invoice WHERE source_status = 'Partially Paid' AND status = 'paid'"))
                .isZero();
        assertThat(number("SELECT count(DISTINCT status) FROM ledger.invoice")).isEqualTo(2);
    }

    @Test
    @Order(5)
    void readingTheSameBooksAgainWritesNoLedgerRowAndKeepsNoPage() {
        Map<String, String> versions = rowVersions();
        long pages = number("SELECT count(*) FROM daybook.page");

        for (String dataType : first.keySet()) {
            SyncReport again = daybook.sync(dataType, new io.daybook.sync.Order(true, false, false));
            assertThat(again.state()).as("%s", again.problem()).isEqualTo(SyncReport.State.DONE);
            assertThat(again.counts().loaded()).as(dataType).isZero();
        }

        assertThat(rowVersions()).isEqualTo(versions);
        assertThat(number("SELECT count(*) FROM daybook.page")).isEqualTo(pages);
    }

    @Test
    @Order(6)
    void whatChangedIsReadAndWhatDidNotIsNot() {
        daybook.sync("invoices");
        long edited = sandbox.books().mutations().createInvoice().document();
        long imported = sandbox.books().mutations().importInvoices(1, true).document();
        long removed = number("SELECT min(original_id::bigint) FROM ledger.invoice WHERE source_status = 'Posted'");
        sandbox.books().mutations().delete(removed);
        sandbox.books().mutations().editHeader(edited, "Seen");

        SyncReport report = daybook.sync("invoices");

        assertThat(report.state()).as("%s", report.problem()).isEqualTo(SyncReport.State.DONE);
        assertThat(report.counts().read())
                .isLessThan(first.get("invoices").counts().read());
        assertThat(number("SELECT count(*) FROM ledger.invoice WHERE memo = 'Seen' AND original_id = '" + edited + "'"))
                .isEqualTo(1);
        assertThat(number("SELECT count(*) FROM ledger.invoice WHERE original_id = '" + imported + "'"))
                .as("with no WHENMODIFIED")
                .isEqualTo(1);
        assertThat(number("SELECT count(*) FROM ledger.invoice WHERE deleted_at IS NOT NULL AND original_id = '"
                        + removed + "'"))
                .isEqualTo(1);
    }

    @Test
    @Order(7)
    void aPaymentAReversalAndAReissueReachTheLedger() {
        long paid = sandbox.books().mutations().createInvoice().document();
        long reversed = sandbox.books().mutations().createInvoice().document();
        long order = sandbox.books().mutations().createOrderInvoice().document();
        long memo = sandbox.books().mutations().createCreditMemo().document();
        daybook.sync("invoices");
        BigDecimal total = DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT sum(foreign_amount) FROM ledger.invoice_line WHERE invoice_id = '" + paid + "'")
                .mapTo(BigDecimal.class)
                .one());
        sandbox.books().mutations().pay(paid, total);
        sandbox.books().mutations().reverse(reversed);
        long reissued = sandbox.books().mutations().reissue(order).document();

        SyncReport invoices = daybook.sync("invoices");
        SyncReport creditNotes = daybook.sync("creditNotes");

        assertThat(invoices.state()).as("%s", invoices.problem()).isEqualTo(SyncReport.State.DONE);
        assertThat(creditNotes.state()).as("%s", creditNotes.problem()).isEqualTo(SyncReport.State.DONE);
        assertThat(number("SELECT count(*) FROM ledger.invoice WHERE deleted_at IS NULL AND original_id IN ('"
                        + reversed + "', '" + order + "')"))
                .isZero();
        assertThat(number("SELECT count(*) FROM ledger.invoice WHERE deleted_at IS NULL AND original_id = '" + reissued
                        + "'"))
                .isEqualTo(1);
        assertThat(number("SELECT count(*) FROM ledger.credit_note WHERE deleted_at IS NULL AND original_id = '" + memo
                        + "'"))
                .isEqualTo(1);
    }

    @Test
    @Order(8)
    void underFaultsEverythingIsReadInTheEndAndNothingChanges() {
        Map<String, String> versions = rowVersions();
        int skip = 0;
        for (Fault fault :
                List.of(Fault.LOST_SESSION, Fault.SERVER_ERROR, Fault.CLOUDFLARE_PAGE, Fault.TRUNCATED_BODY)) {
            sandbox.faults().inject(fault, Faults.Target.SESSIONS, skip++, 1);
        }

        SyncReport report = null;
        for (int run = 0; run < 10 && (report == null || report.state() != SyncReport.State.DONE); run++) {
            report = daybook.sync("creditNotes", new io.daybook.sync.Order(true, false, false));
        }
        sandbox.faults().clear();

        assertThat(report.state()).as("%s", report.problem()).isEqualTo(SyncReport.State.DONE);
        assertThat(sandbox.faults().served())
                .containsKeys(Fault.LOST_SESSION, Fault.SERVER_ERROR, Fault.CLOUDFLARE_PAGE, Fault.TRUNCATED_BODY);
        assertThat(rowVersions()).isEqualTo(versions);
    }

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
