package io.daybook.sandbox.intacct.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IntacctMutationsTest {
    private static final Instant LATER = Instant.parse("2026-12-01T08:09:10Z");

    private static Books books;
    private static Mutations mutations;

    @BeforeAll
    static void make() {
        books = Books.create(BooksSettings.of(7, 200));
        mutations = books.mutations();
    }

    @AfterAll
    static void forget() {
        books.close();
    }

    @Test
    void newInvoiceIsOpenAndStamped() {
        Touched touched = mutations.stamped(LATER).createInvoice();

        Map<String, Object> row = row("ARINVOICE", touched.document());
        assertThat(row).containsEntry("STATE", "Posted").containsEntry("WHENMODIFIED", BooksSettings.utc(LATER));
        assertThat(touched.lines()).isNotEmpty();
        assertThat(touched.moment()).isEqualTo(LATER);
    }

    @Test
    void paymentSettlesInParts() {
        long invoice = mutations.createInvoice().document();
        BigDecimal due = due(invoice);

        mutations.stamped(LATER).payUnnoticed(invoice, BigDecimal.ONE);
        assertThat(row("ARINVOICE", invoice)).containsEntry("STATE", "Partially Paid");
        assertThat(row("ARINVOICE", invoice).get("WHENMODIFIED")).isNotEqualTo(BooksSettings.utc(LATER));
        mutations.stamped(LATER).pay(invoice, due.subtract(BigDecimal.ONE));

        assertThat(row("ARINVOICE", invoice))
                .containsEntry("STATE", "Paid")
                .containsEntry("WHENMODIFIED", BooksSettings.utc(LATER));
        assertThat(due(invoice)).isEqualByComparingTo("0");
        assertThat((BigDecimal) row("ARINVOICE", invoice).get("TOTALDUE")).isEqualByComparingTo("0");
        assertThatThrownBy(() -> mutations.pay(invoice, BigDecimal.ONE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void creditMemoIsAppliedToAnInvoice() {
        long credit = mutations.createCreditMemo().document();
        long invoice = mutations.createInvoice().document();
        assertThat((BigDecimal) row("ARADJUSTMENT", credit).get("TRX_TOTALENTERED"))
                .isNegative();

        Touched touched = mutations.applyCredit(credit, invoice, BigDecimal.TEN);

        assertThat(touched.documents()).containsExactly(credit, invoice);
        assertThat((BigDecimal) row("ARADJUSTMENT", credit).get("TRX_TOTALPAID"))
                .isEqualByComparingTo("-10");
        assertThat((BigDecimal) row("ARINVOICE", invoice).get("TRX_TOTALPAID")).isEqualByComparingTo("10");
        assertThat((BigDecimal) row("ARADJUSTMENT", mutations.createDebitMemo().document())
                        .get("TRX_TOTALENTERED"))
                .isPositive();
    }

    @Test
    void reversalNetsToNothing() {
        long invoice = mutations.createInvoice().document();
        BigDecimal total = due(invoice);

        Touched touched = mutations.reverse(invoice);

        long counter = touched.documents().get(1);
        assertThat(row("ARINVOICE", invoice)).containsEntry("STATE", "Reversed");
        assertThat(row("ARINVOICE", counter)).containsEntry("STATE", "Reversal");
        assertThat((BigDecimal) row("ARINVOICE", counter).get("TRX_TOTALENTERED"))
                .isEqualByComparingTo(total.negate());
        assertThat(lineSum(counter)).isEqualByComparingTo(total.negate());
        assertThatThrownBy(() -> mutations.reverse(invoice)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void draftIsPosted() {
        long draft = mutations.createDraft().document();
        assertThat(row("ARINVOICE", draft)).containsEntry("STATE", "Draft");

        mutations.post(draft);

        assertThat(row("ARINVOICE", draft)).containsEntry("STATE", "Posted").containsEntry("RAWSTATE", "A");
        assertThatThrownBy(() -> mutations.post(draft)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linesMoveTheirDocument() {
        Touched created = mutations.createInvoice();
        long invoice = created.document();

        long added = mutations.stamped(LATER).addLine(invoice).line();
        assertThat(row("ARINVOICE", invoice)).containsEntry("WHENMODIFIED", BooksSettings.utc(LATER));
        assertThat(due(invoice)).isEqualByComparingTo(lineSum(invoice));
        mutations.setAmount(added, new BigDecimal("12345"));
        assertThat(due(invoice)).isEqualByComparingTo(lineSum(invoice));
        mutations.setPeriod(added, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        mutations.setContract(added, "CN-00001");
        mutations.editLine(added, "new");
        assertThat(row("ARINVOICEITEM", added))
                .containsEntry("CONTRACTID", "CN-00001")
                .containsEntry("ENTRYDESCRIPTION", "new")
                .containsEntry("DEFERREVENUE", true);
        mutations.deleteLine(added);
        assertThat(due(invoice)).isEqualByComparingTo(lineSum(invoice));
        assertThatThrownBy(() -> row("ARINVOICEITEM", added)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void reissuedDocumentHasANewNumber() {
        long invoice = mutations.createOrderInvoice().document();
        String source = (String) row("ARINVOICE", invoice).get("DESCRIPTION2");
        BigDecimal total = due(invoice);

        Touched touched = mutations.reissue(invoice);

        assertThat(touched.document()).isGreaterThan(invoice);
        assertThat(row("ARINVOICE", touched.document())).containsEntry("DESCRIPTION2", source);
        assertThat(lineSum(touched.document())).isEqualByComparingTo(total);
        assertThat(books.truth().recordNumbers("ARINVOICE")).doesNotContain(invoice);
        assertThat(trail("arinvoice", String.valueOf(invoice))).isEqualTo(1);
        long again = mutations.reissueUnnoticed(touched.document()).document();
        assertThat(trail("arinvoice", String.valueOf(touched.document()))).isZero();
        assertThat(again).isGreaterThan(touched.document());
    }

    @Test
    void customersAreMadeChangedAndDeleted() {
        long customer = mutations.createCustomer().customer();
        mutations.renameCustomer(customer, "Other & Sons");
        mutations.editCustomer(customer, null);
        mutations.stamped(LATER).setStatus(customer, "inactive");

        assertThat(row("CUSTOMER", customer))
                .containsEntry("NAME", "Other & Sons")
                .containsEntry("DISPLAYCONTACT.EMAIL1", null)
                .containsEntry("STATUS", "inactive")
                .containsEntry("WHENMODIFIED", BooksSettings.utc(LATER));
        mutations.deleteCustomer(customer);
        assertThat(trail("customer", customer + "--REC")).isEqualTo(1);
        assertThatThrownBy(() -> mutations.editCustomer(customer, "x")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void documentsAreEditedAndDeleted() {
        long invoice = mutations.createNegativeInvoice().document();
        mutations.editHeader(invoice, "text");
        mutations.setDate(invoice, LocalDate.of(2026, 2, 3));
        assertThat(row("ARINVOICE", invoice))
                .containsEntry("DESCRIPTION", "text")
                .containsEntry("WHENCREATED", LocalDate.of(2026, 2, 3));

        mutations.delete(invoice);

        assertThat(trail("arinvoice", String.valueOf(invoice))).isEqualTo(1);
        assertThat(lineSum(invoice)).isZero();
        assertThatThrownBy(() -> mutations.delete(invoice)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void importedInvoicesShareASecond() {
        Touched touched = mutations.stamped(LATER.plusSeconds(5)).importInvoices(12, false);

        assertThat(touched.documents()).hasSize(12);
        assertThat(touched.documents()).allSatisfy(number -> assertThat(row("ARINVOICE", number))
                .containsEntry("WHENMODIFIED", BooksSettings.utc(LATER.plusSeconds(5))));
        assertThat(row("ARINVOICE", mutations.importInvoices(1, true).document()))
                .containsEntry("WHENMODIFIED", null);
        assertThat(row("ARINVOICE", mutations.createInvoiceWithoutIsoCurrency().document()))
                .containsEntry("CURRENCY", "PTS");
    }

    private static BigDecimal due(long invoice) {
        return (BigDecimal) row("ARINVOICE", invoice).get("TRX_TOTALDUE");
    }

    private static BigDecimal lineSum(long invoice) {
        return Jdbi.create(books.dataSource()).withHandle(handle -> handle.select(
                        "SELECT COALESCE(SUM(TRX_AMOUNT), 0) FROM ARINVOICEITEM WHERE RECORDKEY = ?", invoice)
                .mapTo(BigDecimal.class)
                .one());
    }

    private static long trail(String object, String key) {
        return Jdbi.create(books.dataSource()).withHandle(handle -> handle.select(
                        "SELECT COUNT(*) FROM AUDITHISTORY WHERE OBJECTTYPE = ? AND OBJECTKEY = ? AND ACCESSMODE = 'D'",
                        object,
                        key)
                .mapTo(Long.class)
                .one());
    }

    private static Map<String, Object> row(String object, long recordNumber) {
        return Jdbi.create(books.dataSource())
                .withHandle(handle -> handle.select("SELECT * FROM " + object + " WHERE RECORDNO = ?", recordNumber)
                        .map(new RowMapper())
                        .one());
    }
}
