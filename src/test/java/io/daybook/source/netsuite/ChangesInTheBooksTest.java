package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.mapping.Draft;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.SourceRecord;
import io.daybook.sandbox.netsuite.Permission;
import io.daybook.sandbox.netsuite.books.Touched;
import io.daybook.source.Plan;
import io.daybook.source.Total;
import io.daybook.source.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do in the books, and which documents a plan then lists; over real HTTP. */
class ChangesInTheBooksTest {
    private static final String OPEN =
            """
            SELECT t.id FROM transaction t WHERE t.type = ? AND t.status = 'A'
              AND NOT EXISTS (SELECT 1 FROM nexttransactionlink l WHERE l.previousdoc = t.id)
              AND NOT EXISTS (SELECT 1 FROM deletedrecord d WHERE d.recordid = t.id)
              AND EXISTS (SELECT 1 FROM transactionline tl WHERE tl.transaction = t.id
                AND tl.custcol_iw_item_revenue_category IS NOT NULL)
            ORDER BY t.id DESC
            """;

    private static SandboxAccount account;
    private Instant since;

    @BeforeAll
    static void start() {
        account = new SandboxAccount();
    }

    @AfterAll
    static void stop() {
        account.close();
    }

    @BeforeEach
    void anHourLater() {
        since = account.anHourLater();
        account.sandbox.setup().grant(Permission.ADMI_DELETEDRECORD);
    }

    private static long openInvoice() {
        return account.numbers(OPEN, "CustInvc").get(0);
    }

    private static long lineOf(long document) {
        return account.numbers(
                        "SELECT uniquekey FROM transactionline WHERE transaction = ? AND mainline = 'F'"
                                + " AND custcol_iw_item_revenue_category IS NOT NULL ORDER BY id",
                        document)
                .get(0);
    }

    private static BigDecimal unpaid(long invoice) {
        return account.books.withHandle(
                handle -> handle.select("SELECT foreignamountunpaid FROM transaction WHERE id = ?", invoice)
                        .mapTo(BigDecimal.class)
                        .one());
    }

    private List<Long> changedInvoices() {
        return account.changed("invoices", since);
    }

    private static Draft mapped(String dataType, SourceRecord record) {
        Mapping mapping = account.mapping(dataType);
        Draft draft = new Draft(record, true);
        mapping.map(draft);
        return draft;
    }

    @Test
    void nothingChangedTakesOneRequestAClockAndListsNothing() {
        account.changed("invoices", since);
        long before = account.requests();

        Plan plan = account.plan("invoices", since);

        // Then NetSuite was asked its time, three clocks and the log of deletions, and never for a count
        assertThat(account.requests() - before).isEqualTo(5);
        assertThat(plan.windows()).isEmpty();
        assertThat(plan.everything()).isFalse();
        assertThat(plan.expectedRecords()).isZero();
        assertThat(plan.platformTime()).isEqualTo(since);
        assertThat(plan.deletions()).contains(List.of());
    }

    @Test
    void aFirstPlanReadsEverything() {
        Plan plan = account.plan("invoices", null);

        assertThat(plan.everything()).isTrue();
        assertThat(plan.windows()).containsExactly(Window.all());
        assertThat(plan.expectedRecords()).isEqualTo(account.readAll("invoices").size());
        assertThat(plan.deletions()).isEmpty();
    }

    @Test
    void aNewInvoiceIsListed() {
        Touched made = account.mutations().createInvoice();

        Plan plan = account.plan("invoices", since);

        assertThat(plan.windows())
                .containsExactlyElementsOf(Window.of(List.of(made.transactions().get(0))));
        assertThat(plan.everything()).isFalse();
        assertThat(plan.expectedRecords()).isEqualTo(1);
        assertThat(account.changed("creditNotes", since)).isEmpty();
    }

    @Test
    void anEditedHeaderIsListed() {
        long invoice = openInvoice();
        account.mutations().editHeader(invoice, "changed");

        assertThat(changedInvoices()).containsExactly(invoice);
    }

    @Test
    void anEditedLineListsItsInvoiceAlthoughTheHeadersClockStays() {
        long invoice = openInvoice();
        account.mutations().editLine(lineOf(invoice), "changed");

        assertThat(changedInvoices()).containsExactly(invoice);
    }

    @Test
    void anAddedAndADeletedLineListTheirInvoice() {
        long invoice = openInvoice();
        long line = account.mutations().addLine(invoice).lines().get(0);
        assertThat(changedInvoices()).containsExactly(invoice);

        since = account.anHourLater();
        account.mutations().deleteLine(line);

        assertThat(changedInvoices()).containsExactly(invoice);
    }

    @Test
    void anotherCurrencyListsTheInvoice() {
        long invoice = openInvoice();
        long other = account.number(
                "SELECT MIN(id) FROM currency WHERE id <> (SELECT currency FROM transaction WHERE id = ?)", invoice);
        account.mutations().changeCurrency(invoice, other);

        assertThat(changedInvoices()).containsExactly(invoice);
    }

    @Test
    void aPaymentListsTheInvoiceItIsAppliedTo() {
        long invoice = openInvoice();
        account.mutations().applyPayment(invoice, unpaid(invoice));

        assertThat(changedInvoices()).containsExactly(invoice);
        assertThat(account.changed("creditNotes", since)).isEmpty();
    }

    @Test
    void aDeletedPaymentMovesNoClockButTheTotalsPerStatus() {
        long invoice = openInvoice();
        long payment = account.mutations()
                .applyPayment(invoice, unpaid(invoice))
                .transactions()
                .get(1);
        since = account.anHourLater();
        List<Total> paid = account.platform.totals(account.range("invoices", Window.all()));

        account.mutations().deleteDocument(payment);

        List<Total> open = account.platform.totals(account.range("invoices", Window.all()));
        assertThat(changedInvoices()).isEmpty();
        assertThat(open).isNotEqualTo(paid);
        assertThat(sum(open)).isEqualByComparingTo(sum(paid));
    }

    private static BigDecimal sum(List<Total> totals) {
        return totals.stream().map(Total::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aVoidedInvoiceIsListedAndLeftOut() {
        long invoice = account.mutations().createInvoice().transactions().get(0);
        since = account.anHourLater();
        account.mutations().voidDocument(invoice);

        assertThat(changedInvoices()).containsExactly(invoice);
        assertThat(account.read("invoices", Window.of(List.of(invoice)).get(0)))
                .isNotEmpty()
                .allSatisfy(record ->
                        assertThat(mapped("invoices", record).ignored()).isEqualTo("voided"));
    }

    @Test
    void anInvoiceVoidedByAJournalIsListedAndLeftOutAlthoughItStaysAsItWas() {
        long invoice = openInvoice();
        long journal = account.mutations().voidByJournal(invoice).transactions().get(1);

        assertThat(changedInvoices()).containsExactly(invoice);
        assertThat(account.read("invoices", Window.of(List.of(invoice)).get(0)))
                .isNotEmpty()
                .allSatisfy(record ->
                        assertThat(mapped("invoices", record).ignored()).isEqualTo("voided by journal " + journal));
    }

    @Test
    void aCreditMemoVoidedByAJournalIsListedAndLeftOut() {
        long memo = account.number("SELECT MAX(id) FROM transaction WHERE type = 'CustCred' AND voided = 'F'");
        long journal = account.mutations().voidByJournal(memo).transactions().get(1);

        assertThat(account.changed("creditNotes", since)).containsExactly(memo);
        assertThat(changedInvoices()).isEmpty();
        assertThat(account.read("creditNotes", Window.of(List.of(memo)).get(0)))
                .isNotEmpty()
                .allSatisfy(record ->
                        assertThat(mapped("creditNotes", record).ignored()).isEqualTo("voided by journal " + journal));
    }

    @Test
    void aDeletedInvoiceStandsInTheLogOnly() {
        long invoice = account.mutations().createInvoice().transactions().get(0);
        since = account.anHourLater();
        account.mutations().deleteDocument(invoice);

        Plan plan = account.plan("invoices", since);

        assertThat(plan.windows()).isEmpty();
        assertThat(plan.deletions()).contains(List.of(new Plan.Deletion(invoice, since)));
        assertThat(account.plan("creditNotes", since).deletions()).contains(List.of());
        assertThat(account.plan("customers", since).deletions()).contains(List.of());
        assertThat(account.plan("invoices", since.plusSeconds(1)).deletions()).contains(List.of());
    }

    @Test
    void aDeletedCreditMemoAndMergedCustomersStandInTheLogByTheirOwnTypes() {
        long memo = account.number("SELECT MAX(id) FROM transaction WHERE type = 'CustCred'"
                + " AND id NOT IN (SELECT previousdoc FROM nexttransactionlink)");
        account.mutations().deleteDocument(memo);

        assertThat(account.plan("creditNotes", since).deletions()).contains(List.of(new Plan.Deletion(memo, since)));
        assertThat(account.plan("invoices", since).deletions()).contains(List.of());
        assertThat(account.plan("customers", Instant.EPOCH).deletions().orElseThrow())
                .extracting(Plan.Deletion::document)
                .containsExactlyElementsOf(account.numbers(
                        "SELECT recordid FROM deletedrecord WHERE type = 'customer' ORDER BY recordid"));
    }

    @Test
    void aRoleThatMayNotReadTheLogIsAskedAgainADayLater() {
        account.sandbox.setup().withhold(Permission.ADMI_DELETEDRECORD);
        account.platform.forgive(account.connection());
        assertThat(account.plan("customers", since).deletions()).isEmpty();

        // Given the permission is granted, and nobody tells us
        account.sandbox.setup().grant(Permission.ADMI_DELETEDRECORD);
        assertThat(account.plan("customers", since).deletions()).isEmpty();
        account.now.updateAndGet(now -> now.plus(Duration.ofHours(25)));

        assertThat(account.plan("customers", since).deletions()).isPresent();
    }

    @Test
    void whatHappenedInTheVerySecondOfTheCursorIsListedAndOfTheSecondBeforeNot() {
        Touched many = account.mutations().touchMany(20);

        assertThat(many.transactions()).hasSize(20);
        assertThat(changedInvoices()).containsExactlyInAnyOrderElementsOf(many.transactions());
        assertThat(account.changed("invoices", since.plusMillis(999)))
                .containsExactlyInAnyOrderElementsOf(many.transactions());
        assertThat(account.changed("invoices", since.plusSeconds(1))).isEmpty();
    }

    @Test
    void aListedWindowReadsThoseDocumentsAndNoOthers() {
        List<SourceRecord> all = account.readAll("invoices");
        List<Long> some = all.stream()
                .map(SourceRecord::document)
                .distinct()
                .filter(document -> document % 3 == 0)
                .toList();
        Window window = Window.of(some).get(0);

        assertThat(account.read("invoices", window))
                .extracting(SourceRecord::key)
                .containsExactlyElementsOf(all.stream()
                        .filter(record -> some.contains(record.document()))
                        .map(SourceRecord::key)
                        .toList());
    }

    @Test
    void theHistoryIsListedByEveryClock() {
        // Given a moment in the middle of the books
        Instant middle = Instant.parse("2026-06-15T10:00:00Z");
        String column = "TIMESTAMP '2026-06-15 03:00:00'";

        List<Long> expected =
                account.numbers("SELECT id FROM transaction WHERE type = 'CustInvc' AND (lastmodifieddate >= "
                        + column + " OR id IN (SELECT transaction FROM transactionline WHERE linelastmodifieddate >= "
                        + column
                        + ") OR id IN (SELECT previousdoc FROM nexttransactionlink WHERE lastmodifieddate >= " + column
                        + ")) ORDER BY id");

        assertThat(expected).hasSizeGreaterThan(10).hasSizeLessThan(60);
        assertThat(account.changed("invoices", middle)).containsExactlyElementsOf(expected);
    }

    @Test
    void listsOfCustomersAndCurrenciesHaveTheirClocksToo() {
        Instant middle = Instant.parse("2026-03-01T08:00:00Z");

        for (String table : List.of("customer", "currency")) {
            List<Long> expected = account.numbers("SELECT id FROM " + table
                    + " WHERE lastmodifieddate >= TIMESTAMP '2026-03-01 00:00:00' ORDER BY id");
            assertThat(account.changed(table.equals("customer") ? "customers" : "currencies", middle))
                    .as(table)
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void whatIsListedIsInsideWhatIsRead() {
        assertThat(account.changed("invoices", Instant.parse("2000-01-01T00:00:00Z")))
                .containsAll(account.readAll("invoices").stream()
                        .map(SourceRecord::document)
                        .collect(Collectors.toSet()));
    }
}
