package io.daybook.sandbox.netsuite.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers, credits, line values and stamps: each moves the clocks that it names and no others. */
class LivelyMutationsTest {
    private static final Instant NOW = Instant.parse("2026-10-05T12:30:15Z");
    private static final Timestamp NOW_AS_READ = Timestamp.from(NOW);

    private Books books;
    private Reading read;
    private Mutations mutations;

    @BeforeEach
    void makeBooks() {
        books = Books.create(BooksSettings.of(5, 60).withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
        read = new Reading(books);
        mutations = books.mutations();
    }

    @AfterEach
    void closeBooks() {
        assertThat(read.unbalanced()).as("documents out of balance").isZero();
        books.close();
    }

    private Map<String, Object> header(long id) {
        return read.row("SELECT * FROM transaction WHERE id = ?", id);
    }

    private Map<String, Object> line(long key) {
        return read.row("SELECT * FROM transactionline WHERE uniquekey = ?", key);
    }

    private long freshInvoice() {
        return mutations.stamped(NOW.minusSeconds(600)).createInvoice().transaction();
    }

    private long sale(long invoice) {
        return read.number(
                "SELECT MIN(uniquekey) FROM transactionline WHERE transaction = ? AND custcol_iw_item_revenue_category IS NOT NULL"
                        + " AND netamount IS NOT NULL",
                invoice);
    }

    @Test
    void everyBaseCurrencyOfASubsidiaryIsMarked() {
        assertThat(read.texts("SELECT symbol FROM currency WHERE isbasecurrency = 'T' ORDER BY symbol"))
                .containsExactly("EUR", "GBP", "JPY", "TND", "USD");
    }

    @Test
    void aCreditOfAnInvoiceSettlesItWithoutItsClocks() {
        long invoice = freshInvoice();
        Map<String, Object> before = header(invoice);

        Touched credit = mutations.createCreditMemo(invoice, 40);

        Map<String, Object> after = header(invoice);
        assertThat(credit.transactions()).containsExactly(credit.transaction(), invoice);
        assertThat(header(credit.transaction()))
                .containsEntry("type", "CustCred")
                .containsEntry("lastmodifieddate", NOW_AS_READ);
        assertThat(read.number(
                        "SELECT COUNT(*) FROM nexttransactionlink WHERE previousdoc = ? AND nextdoc = ?",
                        invoice,
                        credit.transaction()))
                .isOne();
        assertThat((BigDecimal) after.get("foreignamountunpaid"))
                .isLessThan((BigDecimal) before.get("foreignamountunpaid"));
        assertThat(after.get("lastmodifieddate")).isEqualTo(before.get("lastmodifieddate"));
    }

    @Test
    void anOpenCreditIsAppliedToAnInvoiceOfTheSameCustomer() {
        Touched credit = mutations.stamped(NOW.minusSeconds(600)).createCreditMemo();
        long customer = (Long) header(credit.transaction()).get("entity");
        long invoice =
                mutations.stamped(NOW.minusSeconds(600)).createInvoice(customer).transaction();
        BigDecimal amount = new BigDecimal("1");

        mutations.applyCredit(credit.transaction(), invoice, amount);

        assertThat((BigDecimal) header(invoice).get("foreignamountpaid")).isEqualByComparingTo(amount);
        assertThat((BigDecimal) header(credit.transaction()).get("foreignpaymentamountused"))
                .isEqualByComparingTo(amount);
        assertThat(header(credit.transaction())).containsEntry("lastmodifieddate", NOW_AS_READ);
        assertThat(header(invoice).get("lastmodifieddate")).isNotEqualTo(NOW_AS_READ);
        assertThatThrownBy(() -> mutations.applyCredit(credit.transaction(), invoice, new BigDecimal("1e9")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNewCustomerCanBuyAndOnlyOneWithoutDocumentsCanGo() {
        long customer = mutations.createCustomer().customer();
        long lonely = mutations.createCustomer().customer();
        mutations.createInvoice(customer);

        mutations.deleteCustomer(lonely);

        assertThatThrownBy(() -> mutations.deleteCustomer(customer)).isInstanceOf(IllegalStateException.class);
        assertThat(read.number("SELECT COUNT(*) FROM customer WHERE id IN (?, ?)", customer, lonely))
                .isOne();
        assertThat(read.number("SELECT COUNT(*) FROM deletedrecord WHERE recordid = ? AND type = 'customer'", lonely))
                .isOne();
        assertThat(mutations.createCustomer().customer())
                .as("no id comes again")
                .isGreaterThan(lonely);
    }

    @Test
    void aMergedDuplicateLeavesItsDocumentsToTheOther() {
        long invoice = freshInvoice();
        long duplicate = (Long) header(invoice).get("entity");
        long into = read.number("SELECT MIN(id) FROM customer WHERE id <> ?", duplicate);

        Touched merged = mutations.mergeCustomers(duplicate, into);

        assertThat(merged.customers()).containsExactly(duplicate, into);
        assertThat(merged.transactions()).contains(invoice);
        assertThat(header(invoice)).containsEntry("entity", into).containsEntry("lastmodifieddate", NOW_AS_READ);
        assertThat(read.number("SELECT COUNT(*) FROM customer WHERE id = ?", duplicate))
                .isZero();
        assertThat(read.number(
                        "SELECT COUNT(*) FROM deletedrecord WHERE recordid = ? AND type = 'customer'", duplicate))
                .isOne();
    }

    @Test
    void customersAreEditedWithTheirClock() {
        long customer = read.number("SELECT MIN(id) FROM customer");

        mutations.editCustomer(customer, null);
        mutations.renameCustomer(customer, "C-1 Ændret");
        mutations.setInactive(customer, true);

        assertThat(read.row("SELECT * FROM customer WHERE id = ?", customer))
                .containsEntry("entityid", "C-1 Ændret")
                .containsEntry("email", null)
                .containsEntry("isinactive", "T")
                .containsEntry("lastmodifieddate", NOW_AS_READ);
    }

    @Test
    void aNewQuantityOrPriceChangesAmountsAndTotal() {
        long invoice = freshInvoice();
        long key = sale(invoice);
        mutations.rePrice(key, new BigDecimal("10"));
        mutations.changeQuantity(key, new BigDecimal("3"));

        assertThat((BigDecimal) line(key).get("foreignamount")).isEqualByComparingTo("-30");
        assertThat(line(key)).containsEntry("linelastmodifieddate", NOW_AS_READ);
        assertThat(header(invoice)).containsEntry("lastmodifieddate", NOW_AS_READ);
    }

    @Test
    void lessThanWhatIsSettledIsRefusedAndChangesNothing() {
        long invoice = freshInvoice();
        mutations.applyPayment(invoice, (BigDecimal) header(invoice).get("foreignamountunpaid"));
        Map<String, Object> before = header(invoice);
        assertThat(before).containsEntry("status", "B");

        assertThatThrownBy(() -> mutations.changeQuantity(sale(invoice), BigDecimal.ZERO))
                .isInstanceOf(IllegalStateException.class);
        assertThat(header(invoice)).isEqualTo(before);
    }

    @Test
    void whatIsPaidIsOpenAgainWhenMoreIsSold() {
        long invoice = freshInvoice();
        mutations.applyPayment(invoice, (BigDecimal) header(invoice).get("foreignamountunpaid"));

        mutations.addLine(invoice);

        assertThat(header(invoice)).containsEntry("status", "A").containsEntry("closedate", null);
    }

    @Test
    void categoryAndPeriodMoveTheLinesClockOnly() {
        long invoice = freshInvoice();
        long key = sale(invoice);
        Object clock = header(invoice).get("lastmodifieddate");

        mutations.changePeriod(key, LocalDate.of(2026, 5, 1), null);
        mutations.changeCategory(key, null);

        assertThat(line(key))
                .containsEntry("custcol_iw_item_revenue_category", null)
                .containsEntry("custcol_iw_rr_end_date", null)
                .containsEntry("linelastmodifieddate", NOW_AS_READ);
        assertThat(header(invoice).get("lastmodifieddate")).isEqualTo(clock);
    }

    @Test
    void pendingInvoicesAreApprovedOrRejectedOnce() {
        long invoice = mutations.createPendingInvoice().transaction();
        assertThat(header(invoice)).containsEntry("status", "D").containsEntry("posting", "F");

        mutations.approve(invoice);

        assertThat(header(invoice)).containsEntry("status", "A").containsEntry("posting", "T");
        assertThatThrownBy(() -> mutations.reject(invoice)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMassUpdateGivesAllLinesOneSecond() {
        Touched touched = mutations.touchManyLines(40, "mass");

        assertThat(touched.lines()).hasSize(40);
        assertThat(read.number("SELECT COUNT(*) FROM transactionline WHERE memo = 'mass' AND linelastmodifieddate ="
                        + " (SELECT MAX(linelastmodifieddate) FROM transactionline)"))
                .isEqualTo(40);
    }

    @Test
    void aLateCommitShowsAnEarlierClockAndNoClockGoesBackwards() {
        long invoice = freshInvoice();
        Instant late = NOW.minusSeconds(300);

        assertThat(mutations.stamped(late).editHeader(invoice, "late").moment()).isEqualTo(late);
        assertThat(header(invoice)).containsEntry("lastmodifieddate", Timestamp.from(late));
        mutations.stamped(NOW.minusSeconds(400)).editHeader(invoice, "later still");

        assertThat(header(invoice))
                .containsEntry("memo", "later still")
                .containsEntry("lastmodifieddate", Timestamp.from(late));
    }

    @Test
    void aDateIsTakenAwayAndGivenBack() {
        long invoice = freshInvoice();
        mutations.changeDate(invoice, null);
        assertThat(header(invoice)).containsEntry("trandate", null);

        mutations.changeDate(invoice, LocalDate.of(2026, 7, 14));

        assertThat(read.number(
                        "SELECT COUNT(*) FROM transaction WHERE id = ? AND trandate = DATE '2026-07-14'", invoice))
                .isOne();
    }
}
