package io.daybook.sandbox.netsuite.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BooksHistoryTest {
    private static final int INVOICES = 1500;
    private static final String MAPPED =
            """
            t.type = 'CustInvc' AND tl.custcol_iw_item_revenue_category IS NOT NULL AND tl.netamount IS NOT NULL
            """;

    private static Books books;
    private static Reading read;

    @BeforeAll
    static void makeBooks() {
        books = Books.create(BooksSettings.of(7, INVOICES));
        read = new Reading(books);
    }

    @AfterAll
    static void closeBooks() {
        books.close();
    }

    @Test
    void holdAsManyInvoicesAsAskedForWithAboutFourMappedLinesEach() {
        assertThat(read.number("SELECT COUNT(*) FROM transaction WHERE type = 'CustInvc'"))
                .isEqualTo(INVOICES);
        long ordinary =
                read.number("SELECT COUNT(*) FROM transaction t JOIN transactionline tl ON tl.transaction = t.id WHERE "
                                + MAPPED)
                        - SalesLines.MANY;
        assertThat(ordinary).isBetween(INVOICES * 33L / 10, INVOICES * 43L / 10);
    }

    @Test
    void sumToZeroInEveryDocumentAndBothCurrencies() {
        assertThat(read.unbalanced()).isZero();
    }

    @Test
    void giveEachDocumentExactlyOneMainLineNumberedZero() {
        assertThat(
                        read.number(
                                """
                                SELECT COUNT(*) FROM transaction t WHERE t.type <> 'Journal' AND 1 <> (
                                  SELECT COUNT(*) FROM transactionline tl
                                  WHERE tl.transaction = t.id AND tl.mainline = 'T' AND tl.id = 0)
                                """))
                .isZero();
    }

    @Test
    void haveHeadersThatSayWhatTheMainLineSays() {
        assertThat(
                        read.number(
                                """
                                SELECT COUNT(*) FROM transaction t
                                JOIN transactionline tl ON tl.transaction = t.id AND tl.mainline = 'T'
                                WHERE t.foreigntotal <> tl.foreignamount OR t.total <> tl.netamount
                                  OR t.foreigntotal IS NULL OR t.total IS NULL
                                """))
                .isZero();
    }

    @Test
    void creditIncomeOnInvoicesAndDebitItOnCreditMemos() {
        String income =
                """
                SELECT COUNT(*) FROM transaction t JOIN transactionline tl ON tl.transaction = t.id
                WHERE t.type = ? AND tl.accountinglinetype = 'INCOME' AND tl.netamount IS NOT NULL AND t.voided = 'F'
                """;
        assertThat(read.number(income + "AND NOT (tl.netamount < 0 AND tl.foreignamount < 0)", "CustInvc"))
                .isZero();
        assertThat(read.number(income + "AND NOT (tl.netamount > 0 AND tl.foreignamount > 0)", "CustCred"))
                .isZero();
        assertThat(read.number(income, "CustCred")).isPositive();
        assertThat(read.number("SELECT COUNT(*) FROM transaction WHERE type = 'CustCred' AND foreigntotal > 0"))
                .isZero();
        assertThat(read.number("SELECT COUNT(*) FROM transaction WHERE type = 'VendBill' AND foreigntotal >= 0"))
                .isZero();
    }

    @Test
    void keepAmountsInTheDecimalsOfTheirCurrencyButForThePromisedOddities() {
        long wrong = read.number(
                """
                SELECT COUNT(DISTINCT t.id) FROM transaction t
                JOIN transactionline tl ON tl.transaction = t.id
                JOIN currency cur ON cur.id = t.currency
                JOIN subsidiary s ON s.id = t.subsidiary
                JOIN currency base ON base.id = s.currency
                WHERE tl.foreignamount <> ROUND(tl.foreignamount, cur.currencyprecision)
                   OR tl.netamount <> ROUND(tl.netamount, base.currencyprecision)
                """);
        assertThat(wrong)
                .isEqualTo(
                        read.number(
                                "SELECT COUNT(DISTINCT transaction) FROM transactionline WHERE foreignamount IN (-10.005, -33.333333333333)"));
        assertThat(wrong).isPositive();
    }

    @Test
    void useCurrenciesWithNoTwoAndThreeDecimalsAndSubsidiariesWithTheirOwnBase() {
        assertThat(
                        read.texts(
                                "SELECT DISTINCT cur.currencyprecision FROM transaction t JOIN currency cur ON cur.id = t.currency ORDER BY 1"))
                .containsExactly("0", "2", "3");
        assertThat(
                        read.texts(
                                """
                        SELECT DISTINCT base.symbol FROM transaction t JOIN subsidiary s ON s.id = t.subsidiary
                        JOIN currency base ON base.id = s.currency ORDER BY 1
                        """))
                .containsExactly("EUR", "GBP", "JPY", "TND", "USD");
        assertThat(
                        read.number(
                                "SELECT COUNT(*) FROM transaction t JOIN subsidiary s ON s.id = t.subsidiary WHERE (t.exchangerate = 1) <> (t.currency = s.currency)"))
                .isZero();
        assertThat(read.number("SELECT COUNT(*) FROM currency WHERE isinactive = 'T'"))
                .isOne();
    }

    @Test
    void holdInvoicesThatNoMappingCanAcceptInSeveralSorts() {
        String withLine =
                "SELECT COUNT(*) FROM transaction t JOIN transactionline tl ON tl.transaction = t.id WHERE " + MAPPED;
        assertThat(read.number(withLine + "AND tl.foreignamount = -10.005")).isPositive();
        assertThat(read.number(withLine + "AND tl.foreignamount = -33.333333333333"))
                .isPositive();
        assertThat(read.number(withLine + "AND t.trandate IS NULL")).isPositive();
        assertThat(read.number(withLine + "AND t.currency = (SELECT c.id FROM currency c WHERE c.symbol = 'PTS')"))
                .isPositive();
        assertThat(
                        read.number(
                                "SELECT COUNT(*) FROM transaction t WHERE t.type = 'CustInvc' AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.id = t.entity)"))
                .isEqualTo(2);
    }

    @Test
    void holdOneInvoiceWithOverAThousandLinesAndSomeWithDozens() {
        Map<String, Object> sizes = read.row(
                """
                SELECT SUM(CASE WHEN n > 1000 THEN 1 ELSE 0 END) AS huge,
                       SUM(CASE WHEN n BETWEEN 30 AND 80 THEN 1 ELSE 0 END) AS large
                FROM (SELECT COUNT(*) AS n FROM transaction t JOIN transactionline tl ON tl.transaction = t.id
                      WHERE %s GROUP BY t.id) x
                """
                        .formatted(MAPPED));
        assertThat(((Number) sizes.get("huge")).longValue()).isOne();
        assertThat(((Number) sizes.get("large")).longValue()).isPositive();
    }

    @Test
    void holdStatusesThatMappingsKnowAndSomeTheyIgnore() {
        assertThat(read.texts("SELECT DISTINCT status FROM transaction WHERE type = 'CustInvc' ORDER BY 1"))
                .contains("A", "B", "D", "E", "V")
                .containsAnyOf("C", "Z");
        assertThat(read.number("SELECT COUNT(*) FROM transaction WHERE type = 'CustInvc' AND status IN ('A', 'B')"))
                .isGreaterThan(INVOICES * 9L / 10);
        assertThat(read.number("SELECT COUNT(*) FROM transaction WHERE tranid IS NULL AND type = 'CustInvc'"))
                .isPositive();
    }

    @Test
    void saySameOfWhatIsPaidInHeaderLinksAndStatus() {
        assertThat(
                        read.number(
                                """
                                SELECT COUNT(*) FROM transaction t WHERE t.type IN ('CustInvc', 'VendBill')
                                  AND t.foreignamountpaid <> COALESCE(
                                    (SELECT SUM(l.foreignamount) FROM nexttransactionlink l WHERE l.previousdoc = t.id), 0)
                                """))
                .isZero();
        assertThat(
                        read.number(
                                """
                                SELECT COUNT(*) FROM transaction WHERE type = 'CustInvc' AND status IN ('A', 'B')
                                  AND ((status = 'B') <> (foreignamountunpaid = 0)
                                    OR foreignamountpaid + foreignamountunpaid <> foreigntotal OR foreignamountunpaid < 0)
                                """))
                .isZero();
        assertThat(
                        read.number(
                                """
                                SELECT COUNT(*) FROM transaction t WHERE t.type IN ('CustCred', 'CustPymt')
                                  AND t.foreignpaymentamountused <> COALESCE(
                                    (SELECT SUM(l.foreignamount) FROM previoustransactionlink l WHERE l.nextdoc = t.id), 0)
                                """))
                .isZero();
    }

    @Test
    void holdCreditMemosWithOneInvoiceWithTwoAndWithNone() {
        String linked =
                """
                SELECT COUNT(*) FROM transaction t WHERE t.type = 'CustCred' AND ? = (
                  SELECT COUNT(*) FROM previoustransactionlinelink l WHERE l.nextdoc = t.id
                    AND l.previoustype = 'CustInvc' AND l.linktype = 'Payment')
                """;
        assertThat(read.number(linked, 0)).isPositive();
        assertThat(read.number(linked, 1)).isPositive();
        assertThat(read.number(linked, 2)).isPositive();
        assertThat(read.number("SELECT COUNT(*) FROM transaction WHERE type = 'CustCred'"))
                .isBetween(INVOICES * 4L / 100, INVOICES * 8L / 100);
        assertThat(
                        read.number(
                                """
                                SELECT COUNT(*) FROM transactionline tl JOIN transaction i ON i.id = tl.createdfrom
                                WHERE i.type = 'CustInvc'
                                """))
                .isPositive();
        assertThat(read.texts("SELECT DISTINCT status FROM transaction WHERE type = 'CustCred' ORDER BY 1"))
                .containsExactly("A", "B", "V");
    }

    @Test
    void linkOnlyEarlierDocumentsToLaterOnesThatExist() {
        assertThat(
                        read.number(
                                """
                                SELECT COUNT(*) FROM previoustransactionlinelink l
                                LEFT JOIN transaction p ON p.id = l.previousdoc LEFT JOIN transaction n ON n.id = l.nextdoc
                                WHERE p.id IS NULL OR n.id IS NULL OR p.createddate > n.createddate
                                  OR p.type <> l.previoustype OR n.type <> l.nexttype OR p.entity <> n.entity
                                """))
                .isZero();
    }

    @Test
    void periodsAreMostlyValidForWhatRecursAndSometimesMissingOrReversed() {
        String recurring = "SELECT COUNT(*) FROM transactionline WHERE custcol_iw_item_revenue_category = 'SaaS' AND ";
        long valid = read.number(recurring + "custcol_iw_rr_start_date <= custcol_iw_rr_end_date");
        long all = read.number(recurring + "1 = 1");
        assertThat(valid).isBetween(all * 85 / 100, all - 1);
        String any = "SELECT COUNT(*) FROM transactionline WHERE ";
        assertThat(read.number(any + "custcol_iw_rr_start_date > custcol_iw_rr_end_date"))
                .isPositive();
        assertThat(read.number(any + "custcol_iw_rr_start_date IS NULL AND custcol_iw_rr_end_date IS NOT NULL"))
                .isPositive();
        assertThat(read.number(any + "custcol_iw_rr_start_date IS NOT NULL AND custcol_iw_rr_end_date IS NULL"))
                .isPositive();
    }

    @Test
    void holdLinesThatTheMappingDoesNotAskFor() {
        String lines = "SELECT COUNT(*) FROM transactionline tl JOIN transaction t ON t.id = tl.transaction WHERE ";
        assertThat(read.number(lines + "t.type = 'CustInvc' AND tl.taxline = 'T'"))
                .isPositive();
        assertThat(read.number(lines + "t.type = 'CustInvc' AND tl.iscogs = 'T'"))
                .isPositive();
        assertThat(read.number(lines + "tl.custcol_iw_item_revenue_category IS NOT NULL AND tl.netamount IS NULL"))
                .isPositive();
        assertThat(read.number(lines + "t.type = 'SalesOrd' AND tl.custcol_iw_item_revenue_category IS NOT NULL"))
                .isPositive();
    }

    @Test
    void memosHoldWhatBreaksReaders() {
        Set<Integer> seen = new HashSet<>();
        for (String memo : read.texts("SELECT memo FROM transactionline WHERE memo IS NOT NULL")) {
            memo.codePoints().forEach(seen::add);
        }
        assertThat(seen).contains((int) '"', (int) '\'', (int) '\t', (int) '\n', (int) '\\', 0x1F389, 0x20BB7);
        assertThat(read.number("SELECT MAX(LENGTH(memo)) FROM transactionline")).isGreaterThan(3000);
    }

    @Test
    void customersComeInManyScriptsAndPersonsHaveNoCompanyName() {
        assertThat(read.number("SELECT COUNT(*) FROM customer")).isEqualTo(INVOICES / 12);
        assertThat(read.number("SELECT COUNT(*) FROM customer WHERE isperson = 'T' AND companyname IS NULL"))
                .isEqualTo(read.number("SELECT COUNT(*) FROM customer WHERE companyname IS NULL"))
                .isPositive();
        assertThat(read.number("SELECT COUNT(*) FROM customer WHERE email IS NULL"))
                .isPositive();
        assertThat(read.number("SELECT COUNT(*) FROM customer WHERE isinactive = 'T'"))
                .isPositive();
        Set<Character.UnicodeScript> scripts = new HashSet<>();
        read.texts("SELECT entityid FROM customer")
                .forEach(name -> name.codePoints().forEach(point -> scripts.add(Character.UnicodeScript.of(point))));
        assertThat(scripts)
                .contains(
                        Character.UnicodeScript.LATIN,
                        Character.UnicodeScript.HAN,
                        Character.UnicodeScript.ARABIC,
                        Character.UnicodeScript.GREEK);
        assertThat(read.texts("SELECT entityid FROM customer")).allMatch(name -> name.matches("(?s)C-\\d{5,} .+"));
    }

    @Test
    void clocksAreIndependentTiedAndNeverAfterTheBooks() {
        Object asOf = books.settings().local(books.settings().asOf());
        assertThat(read.number(
                        "SELECT COUNT(*) FROM transaction WHERE lastmodifieddate >= ? OR createddate >= ?", asOf, asOf))
                .isZero();
        assertThat(read.number("SELECT COUNT(*) FROM transactionline WHERE linelastmodifieddate >= ?", asOf))
                .isZero();
        assertThat(read.number("SELECT COUNT(*) FROM transaction WHERE lastmodifieddate < createddate"))
                .isZero();
        String lines = "SELECT COUNT(*) FROM transactionline tl JOIN transaction t ON t.id = tl.transaction WHERE ";
        assertThat(read.number(lines + "tl.linelastmodifieddate > t.lastmodifieddate"))
                .isPositive();
        assertThat(read.number(lines + "tl.linelastmodifieddate < t.lastmodifieddate"))
                .isPositive();
        assertThat(read.number(
                        "SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM transaction GROUP BY lastmodifieddate) x"))
                .isGreaterThan(50);
        assertThat(
                        read.number(
                                "SELECT COUNT(*) FROM previoustransactionlinelink l JOIN transaction t ON t.id = l.previousdoc WHERE l.lastmodifieddate > t.lastmodifieddate"))
                .isPositive();
    }

    @Test
    void uniqueKeysGrowWithDocumentsButForLinesAddedLater() {
        long outOfOrder = read.number(
                """
                SELECT COUNT(*) FROM transactionline tl
                WHERE EXISTS (SELECT 1 FROM transactionline main WHERE main.transaction = tl.transaction + 40
                  AND main.id = 0 AND main.uniquekey < tl.uniquekey)
                """);
        assertThat(outOfOrder).isBetween(1L, INVOICES / 50L);
        assertThat(read.number("SELECT MAX(id) - MIN(id) + 1 - COUNT(*) FROM transaction"))
                .as("ids have gaps")
                .isPositive();
        assertThat(
                        read.number(
                                "SELECT COUNT(*) FROM deletedrecord d JOIN transaction t ON t.id = d.recordid WHERE d.recordtypeid = -30"))
                .isZero();
        assertThat(read.number("SELECT COUNT(*) FROM deletedrecord WHERE recordtypeid = -30"))
                .isPositive();
    }

    @Test
    void theGeneralLedgerBalances() {
        assertThat(read.amount("SELECT SUM(amount) FROM transactionaccountingline"))
                .isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(read.number("SELECT COUNT(*) FROM transactionaccountingline WHERE account IS NULL"))
                .isZero();
    }
}
