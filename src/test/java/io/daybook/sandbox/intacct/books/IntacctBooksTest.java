package io.daybook.sandbox.intacct.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IntacctBooksTest {
    private static Books books;

    @BeforeAll
    static void make() {
        books = Books.create(BooksSettings.of(7, 1500));
    }

    @AfterAll
    static void forget() {
        books.close();
    }

    @Test
    void sameSeedGivesTheSameBooks() {
        try (Books again = Books.create(BooksSettings.of(7, 1500));
                Books other = Books.create(BooksSettings.of(8, 1500))) {
            for (String object : List.of("ARINVOICE", "ARADJUSTMENT")) {
                assertThat(again.truth().documents(object))
                        .isEqualTo(books.truth().documents(object));
                assertThat(again.truth().lines(object)).isEqualTo(books.truth().lines(object));
            }
            assertThat(other.truth().documents("ARINVOICE"))
                    .isNotEqualTo(books.truth().documents("ARINVOICE"));
        }
    }

    @Test
    void everyStateAndSeveralCurrenciesOccur() {
        Map<String, Long> states = books.truth().documents("ARINVOICE").stream()
                .collect(Collectors.groupingBy(Total::state, Collectors.summingLong(Total::count)));
        assertThat(states)
                .containsOnlyKeys(
                        "Draft", "No Value", "Posted", "Partially Paid", "Paid", "Selected", "Reversed", "Reversal");
        assertThat(states.get("Reversed")).isEqualTo(states.get("Reversal"));
        assertThat(books.truth().documents("ARINVOICE").stream().map(Total::currency))
                .contains("EUR", "USD", "GBP", "JPY", "CHF", "CAD", "PTS", null);
        assertThat(books.truth().documents("ARADJUSTMENT").stream()
                        .mapToLong(Total::count)
                        .sum())
                .isBetween(50L, 150L);
    }

    @Test
    void documentsComeToWhatTheirLinesComeTo() {
        for (String object : List.of("ARINVOICE", "ARADJUSTMENT")) {
            assertThat(count("SELECT COUNT(*) FROM " + object + " d WHERE (TRX_TOTALENTERED, TOTALENTERED) <>"
                            + " (SELECT COALESCE(SUM(TRX_AMOUNT), 0), COALESCE(SUM(AMOUNT), 0) FROM " + object
                            + "ITEM l WHERE l.RECORDKEY = d.RECORDNO)"))
                    .isZero();
            assertThat(
                            count(
                                    "SELECT COUNT(*) FROM " + object
                                            + " WHERE TRX_TOTALDUE <> TRX_TOTALENTERED - TRX_TOTALPAID OR TOTALDUE <> TOTALENTERED - TOTALPAID"))
                    .isZero();
        }
    }

    @Test
    void manyShareASecondAndSomeWereNeverTouched() {
        long tied = count("SELECT MAX(n) FROM (SELECT COUNT(*) n FROM ARINVOICE GROUP BY AUWHENCREATED)");
        assertThat(tied).isGreaterThanOrEqualTo(600);
        assertThat(count("SELECT COUNT(*) FROM ARINVOICE WHERE WHENMODIFIED IS NULL"))
                .isBetween(100L, 300L);
        assertThat(count("SELECT COUNT(*) FROM CUSTOMER WHERE WHENMODIFIED IS NULL"))
                .isPositive();
    }

    @Test
    void signalsOfSubscriptionsOccur() {
        assertThat(count("SELECT COUNT(*) FROM ARINVOICEITEM WHERE CONTRACTID IS NOT NULL"))
                .isPositive();
        assertThat(count("SELECT COUNT(*) FROM ARINVOICE WHERE SCHOPKEY IS NOT NULL AND SCHOPKEY NOT IN"
                        + " (SELECT RECORDNO FROM ARRECURINVOICE)"))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM ARINVOICE WHERE SCHOPKEY IS NOT NULL"))
                .isPositive();
        assertThat(count("SELECT COUNT(*) FROM ARINVOICEITEM WHERE REVRECENDDATE > REVRECSTARTDATE AND DEFERREVENUE"))
                .isPositive();
        assertThat(count("SELECT COUNT(*) FROM CONTRACTDETAIL WHERE BILLINGOPTIONS = 'One-time'"))
                .isPositive();
        assertThat(count("SELECT COUNT(*) FROM ARINVOICEITEM l WHERE CONTRACTID IS NOT NULL AND NOT EXISTS"
                        + " (SELECT 1 FROM CONTRACT c WHERE c.CONTRACTID = l.CONTRACTID)"))
                .isZero();
    }

    @Test
    void fewInvoicesAreUnacceptable() {
        assertThat(count("SELECT COUNT(*) FROM ARINVOICE WHERE CURRENCY = 'PTS'"))
                .isEqualTo(1);
        assertThat(count("SELECT COUNT(*) FROM ARINVOICE WHERE CURRENCY IS NULL"))
                .isEqualTo(1);
        assertThat(count("SELECT COUNT(*) FROM ARINVOICE WHERE WHENCREATED IS NULL"))
                .isEqualTo(1);
        assertThat(count("SELECT COUNT(DISTINCT RECORDKEY) FROM ARINVOICEITEM WHERE TRX_AMOUNT IS NULL"))
                .isEqualTo(1);
        assertThat(count("SELECT COUNT(*) FROM ARINVOICE WHERE CUSTOMERID = 'C-GONE'"))
                .isEqualTo(2);
        assertThat(count("SELECT MAX(n) FROM (SELECT COUNT(*) n FROM ARINVOICEITEM GROUP BY RECORDKEY)"))
                .isEqualTo(1250);
    }

    @Test
    void creditsComeAsNegativeInvoicesAndAsAdjustments() {
        assertThat(count("SELECT COUNT(*) FROM ARINVOICE WHERE TRX_TOTALENTERED < 0 AND STATE <> 'Reversal'"))
                .isPositive();
        assertThat(count("SELECT COUNT(*) FROM ARADJUSTMENT WHERE TRX_TOTALENTERED < 0"))
                .isPositive();
        assertThat(count("SELECT COUNT(*) FROM ARADJUSTMENT WHERE TRX_TOTALENTERED > 0"))
                .isPositive();
    }

    @Test
    void tooManyInvoicesAreRefused() {
        assertThatThrownBy(() -> BooksSettings.of(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(BigDecimal.valueOf(BooksSettings.MOST_INVOICES)).isEqualByComparingTo("1000000");
    }

    private static long count(String sql) {
        return Jdbi.create(books.dataSource())
                .withHandle(handle -> handle.select(sql).mapTo(Long.class).one());
    }
}
