package io.daybook.sandbox.netsuite.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MutationsTest {
    private static final Instant LATER = Instant.parse("2026-10-05T12:30:15.750Z");
    private static final LocalDateTime LATER_AT_LOGIN = LocalDateTime.parse("2026-10-05T05:30:15");
    private static final Timestamp LATER_AS_READ = Timestamp.from(Instant.parse("2026-10-05T12:30:15Z"));

    private Books books;
    private Reading read;
    private Mutations mutations;

    @BeforeEach
    void makeBooks() {
        books = Books.create(BooksSettings.of(5, 60).withClock(Clock.fixed(LATER, ZoneOffset.UTC)));
        read = new Reading(books);
        mutations = books.mutations();
    }

    @AfterEach
    void closeBooks() {
        assertThat(read.unbalanced()).as("documents out of balance").isZero();
        books.close();
    }

    @Test
    void createsAnInvoiceWithTheNextIdAndAllClocks() {
        long last = read.number("SELECT MAX(id) FROM transaction");
        Touched made = mutations.createInvoice();
        assertThat(made.transaction()).isGreaterThan(last);
        assertThat(made.moment()).isEqualTo(Instant.parse("2026-10-05T12:30:15Z"));
        Map<String, Object> header = header(made.transaction());
        assertThat(header)
                .containsEntry("type", "CustInvc")
                .containsEntry("status", "A")
                .containsEntry("createddate", LATER_AS_READ)
                .containsEntry("lastmodifieddate", LATER_AS_READ);
        assertThat(header.get("foreignamountunpaid")).isEqualTo(header.get("foreigntotal"));
        assertThat(made.lines()).hasSize((int) read.number(
                "SELECT COUNT(*) FROM transactionline WHERE transaction = ? AND linelastmodifieddate = ?",
                made.transaction(),
                LATER_AT_LOGIN));
    }

    @Test
    void editsAHeaderWithoutTouchingItsLines() {
        long invoice = openInvoice();
        List<Map<String, Object>> lines = lines(invoice);
        mutations.editHeader(invoice, "changé");
        assertThat(header(invoice)).containsEntry("memo", "changé").containsEntry("lastmodifieddate", LATER_AS_READ);
        assertThat(lines(invoice)).isEqualTo(lines);
    }

    @Test
    void editsALineWithoutTouchingItsHeader() {
        long invoice = openInvoice();
        Map<String, Object> header = header(invoice);
        long key = incomeLine(invoice);
        Touched touched = mutations.editLine(key, "ligne \"changée\"");
        assertThat(touched.transaction()).isEqualTo(invoice);
        assertThat(header(invoice)).isEqualTo(header);
        assertThat(read.row("SELECT memo, linelastmodifieddate AS clock FROM transactionline WHERE uniquekey = ?", key))
                .containsEntry("memo", "ligne \"changée\"")
                .containsEntry("clock", LATER_AS_READ);
        assertThat(read.number("SELECT COUNT(*) FROM transactionline WHERE linelastmodifieddate = ?", LATER_AT_LOGIN))
                .isOne();
    }

    @Test
    void addsALineWithTheLargestKeyAndRaisesTheTotal() {
        long invoice = openInvoice();
        BigDecimal before = total(invoice);
        long largest = read.number("SELECT MAX(uniquekey) FROM transactionline");
        Touched touched = mutations.addLine(invoice);
        assertThat(touched.lines().get(0)).isGreaterThan(largest);
        BigDecimal added = read.amount(
                "SELECT foreignamount FROM transactionline WHERE uniquekey = ?",
                touched.lines().get(0));
        assertThat(added).isNegative();
        assertThat(total(invoice)).isEqualByComparingTo(before.subtract(added));
        assertThat(header(invoice)).containsEntry("lastmodifieddate", LATER_AS_READ);
        assertThat(read.amount(
                        "SELECT foreigntotal - foreignamountpaid - foreignamountunpaid FROM transaction WHERE id = ?",
                        invoice))
                .isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void deletesALineWithoutATrace() {
        long invoice = mutations.addLine(openInvoice()).transaction();
        long key = read.number("SELECT MAX(uniquekey) FROM transactionline WHERE transaction = ?", invoice);
        long logged = read.number("SELECT COUNT(*) FROM deletedrecord");
        mutations.deleteLine(key);
        assertThat(read.number("SELECT COUNT(*) FROM transactionline WHERE uniquekey = ?", key))
                .isZero();
        assertThat(read.number("SELECT COUNT(*) FROM deletedrecord")).isEqualTo(logged);
    }

    @Test
    void keepsTheMainLine() {
        long invoice = openInvoice();
        long main =
                read.number("SELECT uniquekey FROM transactionline WHERE transaction = ? AND mainline = 'T'", invoice);
        assertThatThrownBy(() -> mutations.deleteLine(main))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("main line");
    }

    @Test
    void deletesADocumentIntoTheLogAndNeverGivesItsIdAgain() {
        long invoice = mutations.createInvoice().transaction();
        mutations.deleteDocument(invoice);
        assertThat(read.number("SELECT COUNT(*) FROM transaction WHERE id = ?", invoice))
                .isZero();
        assertThat(lines(invoice)).isEmpty();
        assertThat(read.row("SELECT * FROM deletedrecord WHERE recordid = ?", invoice))
                .containsEntry("recordtypeid", -30L)
                .containsEntry("scriptid", "invoice")
                .containsEntry("type", "invoice")
                .containsEntry("deleteddate", LATER_AS_READ)
                .containsEntry("context", "UIF");
        assertThat(mutations.createInvoice().transaction()).isGreaterThan(invoice);
    }

    @Test
    void refusesToDeleteAnInvoiceThatIsPaid() {
        long paid = read.number("SELECT MIN(previousdoc) FROM nexttransactionlink WHERE previoustype = 'CustInvc'");
        assertThatThrownBy(() -> mutations.deleteDocument(paid))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("delete those first");
        assertThat(lines(paid)).isNotEmpty();
    }

    @Test
    void opensAnInvoiceAgainWhenItsPaymentIsDeleted() {
        long invoice = openInvoice();
        BigDecimal open = unpaid(invoice);
        Touched paid = mutations.applyPayment(invoice, open);
        assertThat(header(invoice)).containsEntry("status", "B");
        Touched deleted = mutations.deleteDocument(paid.transactions().get(1));
        assertThat(deleted.transactions()).containsExactly(paid.transactions().get(1), invoice);
        assertThat(header(invoice)).containsEntry("status", "A").containsEntry("closedate", null);
        assertThat(unpaid(invoice)).isEqualByComparingTo(open);
    }

    @Test
    void voidsByTurningAmountsToZero() {
        long invoice = mutations.createInvoice().transaction();
        mutations.voidDocument(invoice);
        assertThat(header(invoice))
                .containsEntry("status", "V")
                .containsEntry("voided", "T")
                .containsEntry("void", "T")
                .containsEntry("lastmodifieddate", LATER_AS_READ);
        assertThat(total(invoice)).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(read.number(
                        "SELECT COUNT(*) FROM transactionline WHERE transaction = ? AND (netamount <> 0 OR foreignamount <> 0)",
                        invoice))
                .isZero();
    }

    @Test
    void voidsByAReversingJournalAndLeavesTheOriginal() {
        long invoice = openInvoice();
        Map<String, Object> header = header(invoice);
        Touched touched = mutations.voidByJournal(invoice);
        long journal = touched.transactions().get(1);
        assertThat(header(invoice)).isEqualTo(header);
        assertThat(header(journal)).containsEntry("type", "Journal");
        assertThat(read.row("SELECT * FROM nexttransactionlink WHERE previousdoc = ?", invoice))
                .containsEntry("nextdoc", journal)
                .containsEntry("nexttype", "Journal")
                .containsEntry("linktype", "Reversal")
                .containsEntry("lastmodifieddate", LATER_AS_READ);
        assertThat(read.rows(
                        """
                        SELECT account, SUM(amount) AS left_over FROM transactionaccountingline
                        WHERE transaction IN (?, ?) GROUP BY account HAVING SUM(amount) <> 0
                        """,
                        invoice,
                        journal))
                .isEmpty();
    }

    @Test
    void appliesAPaymentThatMovesOnlyTheLinksClock() {
        long invoice = openInvoice();
        BigDecimal open = unpaid(invoice);
        Object clock = header(invoice).get("lastmodifieddate");
        BigDecimal part = BigDecimal.ONE;
        Touched touched = mutations.applyPayment(invoice, part);
        assertThat(header(invoice)).containsEntry("status", "A").containsEntry("lastmodifieddate", clock);
        assertThat(unpaid(invoice)).isEqualByComparingTo(open.subtract(part));
        assertThat(read.row(
                        "SELECT * FROM previoustransactionlinelink WHERE nextdoc = ?",
                        touched.transactions().get(1)))
                .containsEntry("previousdoc", invoice)
                .containsEntry("nexttype", "CustPymt")
                .containsEntry("linktype", "Payment")
                .containsEntry("lastmodifieddate", LATER_AS_READ);
    }

    @Test
    void refusesAPaymentOfMoreThanIsOpen() {
        long invoice = openInvoice();
        assertThatThrownBy(() -> mutations.applyPayment(invoice, unpaid(invoice).add(BigDecimal.ONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be applied");
    }

    @Test
    void turnsADocumentIntoAnotherCurrencyAtTheSameBaseAmount() {
        long invoice = mutations.createInvoice().transaction();
        BigDecimal base = read.amount("SELECT total FROM transaction WHERE id = ?", invoice);
        mutations.changeCurrency(invoice, Currency.JPY.id());
        assertThat(header(invoice)).containsEntry("currency", Currency.JPY.id());
        assertThat(read.amount("SELECT total FROM transaction WHERE id = ?", invoice))
                .isEqualByComparingTo(base);
        assertThat(total(invoice).stripTrailingZeros().scale()).isLessThanOrEqualTo(0);
    }

    @Test
    void touchesManyInvoicesInOneSecond() {
        Touched touched = mutations.touchMany(40);
        assertThat(touched.transactions()).hasSize(40);
        assertThat(read.number("SELECT COUNT(*) FROM transaction WHERE lastmodifieddate = ?", LATER_AT_LOGIN))
                .isEqualTo(40);
    }

    @Test
    void letsSeveralChangeTheBooksAtOnce() {
        long before = read.number("SELECT COUNT(*) FROM transaction");
        Set<Long> ids = IntStream.range(0, 24)
                .parallel()
                .mapToObj(i -> mutations.createInvoice().transaction())
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(24);
        assertThat(read.number("SELECT COUNT(*) FROM transaction")).isEqualTo(before + 24);
    }

    @Test
    void saysWhenThereIsNothingToChange() {
        assertThatThrownBy(() -> mutations.editHeader(1, "x"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("no document has id 1");
        assertThatThrownBy(() -> mutations.editLine(1, "x"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("no line has unique key 1");
        assertThatThrownBy(() -> mutations.voidDocument(1)).isInstanceOf(NoSuchElementException.class);
    }

    private long openInvoice() {
        return read.number(
                """
                SELECT MIN(id) FROM transaction t WHERE t.type = 'CustInvc' AND t.status = 'A'
                  AND t.foreignamountpaid = 0 AND NOT EXISTS (SELECT 1 FROM nexttransactionlink l WHERE l.previousdoc = t.id)
                """);
    }

    private long incomeLine(long invoice) {
        return read.number(
                "SELECT MIN(uniquekey) FROM transactionline WHERE transaction = ? AND accountinglinetype = 'INCOME'",
                invoice);
    }

    private Map<String, Object> header(long id) {
        return read.row("SELECT * FROM transaction WHERE id = ?", id);
    }

    private List<Map<String, Object>> lines(long id) {
        return read.rows("SELECT * FROM transactionline WHERE transaction = ? ORDER BY id", id);
    }

    private BigDecimal total(long id) {
        return read.amount("SELECT foreigntotal FROM transaction WHERE id = ?", id);
    }

    private BigDecimal unpaid(long id) {
        return read.amount("SELECT foreignamountunpaid FROM transaction WHERE id = ?", id);
    }
}
