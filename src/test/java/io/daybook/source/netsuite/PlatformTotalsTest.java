package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Control;
import io.daybook.source.DocumentTotals;
import io.daybook.source.DocumentTotals.DocumentTotal;
import io.daybook.source.RangeRequest;
import io.daybook.source.SourceException;
import io.daybook.source.Total;
import io.daybook.source.Window;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts and sums from an account that writes them oddly. */
class PlatformTotalsTest {
    private final FakeAccount account = new FakeAccount();

    @AfterEach
    void close() {
        account.close();
    }

    private static Question question(boolean invert, boolean status) {
        Question lines = Questions.invoices();
        return new Question(
                lines.from(),
                lines.joins(),
                lines.where(),
                List.of(),
                lines.document(),
                lines.key(),
                List.of(),
                lines.fields(),
                Optional.of(new Control("amount", "symbol", invert, status ? Optional.of("number") : Optional.empty())),
                Optional.empty());
    }

    private RangeRequest range(Question question) {
        return new RangeRequest(
                account.connection(), "invoices", question, new Window(10, OptionalLong.of(20), List.of(12L, 20L)));
    }

    private List<Total> totals(Question question, String... rows) {
        account.answers.add(FakeAccount.page(false, rows));
        return account.platform.totals(range(question));
    }

    private static String row(String currency, String status, String records, String amount) {
        return (currency == null ? "" : "\"daybook_currency\":\"" + currency + "\",")
                + (status == null ? "" : "\"daybook_status\":\"" + status + "\",")
                + "\"daybook_records\":\"" + records + "\""
                + (amount == null ? "" : ",\"daybook_amount\":\"" + amount + "\"");
    }

    private static String documentRow(long document, String currency) {
        return "\"daybook_document\":\"" + document + "\"," + row(currency, "A", "2", "-1.5");
    }

    private String asked() throws Exception {
        return new ObjectMapper()
                .readTree(account.statements
                        .get(account.statements.size() - 1)
                        .getBody()
                        .utf8())
                .path("q")
                .asText();
    }

    @Test
    void theWholePopulationOfTheRangeIsGrouped() throws Exception {
        totals(question(false, true));

        assertThat(asked())
                .isEqualTo(
                        """
                        SELECT cur.symbol AS daybook_currency,
                          t.tranid AS daybook_status,
                          COUNT(*) AS daybook_records,
                          SUM(tl.netamount) AS daybook_amount
                        FROM transaction t
                        INNER JOIN transactionLine tl ON tl.transaction = t.id
                        LEFT JOIN currency cur ON cur.id = t.currency
                        WHERE (t.type = 'CustInvc')
                          AND (tl.netamount IS NOT NULL)
                          AND t.id > 10
                          AND t.id <= 20
                          AND t.id IN (12,20)
                        GROUP BY cur.symbol, t.tranid""");
    }

    @ParameterizedTest
    @CsvSource({"1E+3, 1000", "-1.50E3, -1500", ".5, 0.5", "-.05, -0.05", "12.340, 12.340", "0, 0"})
    void sumsAreReadExactlyHoweverTheyAreWritten(String text, BigDecimal amount) {
        assertThat(totals(question(false, true), row("EUR", "A", "3", text)))
                .containsExactly(new Total("EUR", "A", 3, amount));
        assertThat(totals(question(true, true), row("EUR", "A", "3", text)))
                .containsExactly(new Total("EUR", "A", 3, amount.negate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,000.00", "ten", "NaN", "1E+999999999", "1E-999999999"})
    void aSumThatIsNoNumberIsADefect(String text) {
        assertThatThrownBy(() -> totals(question(false, true), row("EUR", "A", "3", text)))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("column daybook_amount of the answer is no number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "many", ""})
    void aCountThatIsNoWholeNumberIsADefect(String text) {
        assertThatThrownBy(() -> totals(question(false, true), row("EUR", "A", text, "1")))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("daybook_records");
    }

    @Test
    void whatIsAbsentIsCountedAsTheMappingCountsIt() {
        assertThat(totals(
                        question(false, true),
                        row("", "", "3", "1"),
                        row(null, null, "2", "4"),
                        row("EUR", "B", "1", null)))
                .containsExactly(new Total("?", "", 5, new BigDecimal("5")), new Total("EUR", "B", 1, BigDecimal.ZERO));
        assertThat(totals(question(false, false), row("EUR", null, "3", "1")))
                .containsExactly(new Total("EUR", "", 3, BigDecimal.ONE));
        assertThat(totals(Questions.currencies(), row(null, null, "13", null)))
                .containsExactly(new Total("", "", 13, BigDecimal.ZERO));
        assertThat(totals(Questions.currencies(), row(null, null, "0", null))).isEmpty();
    }

    @Test
    void aCurrencyTableThatTheAccountLacksIsUnknownMoney() throws Exception {
        account.answers.add(
                FakeAccount.error(400, "INVALID_PARAMETER", "Search error occurred: Record 'currency' was not found."));

        assertThat(totals(question(false, true), row(null, "A", "3", "1")))
                .containsExactly(new Total("?", "A", 3, BigDecimal.ONE));
        assertThat(asked()).contains("GROUP BY t.tranid").doesNotContain("currency");
    }

    @Test
    void aDocumentThatAnAnswerMayCutInTwoIsLeftForTheNext() {
        account.answers.add(FakeAccount.page(
                true, documentRow(12, "EUR"), documentRow(12, "USD"), documentRow(15, "EUR"), documentRow(20, "EUR")));

        DocumentTotals totals = account.platform.documentTotals(range(question(true, true)));

        assertThat(totals.last()).isFalse();
        assertThat(totals.totals())
                .containsExactly(
                        new DocumentTotal(12, new Total("EUR", "A", 2, new BigDecimal("1.5"))),
                        new DocumentTotal(12, new Total("USD", "A", 2, new BigDecimal("1.5"))),
                        new DocumentTotal(15, new Total("EUR", "A", 2, new BigDecimal("1.5"))));
    }

    @Test
    void aDocumentThatFillsAPageIsADefectAndNoEndlessLoop() {
        account.answers.add(FakeAccount.page(
                true,
                IntStream.range(0, 1000).mapToObj(i -> documentRow(12, "C" + i)).toArray(String[]::new)));

        assertThatThrownBy(() -> account.platform.documentTotals(range(question(true, true))))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("document 12 has more currencies and statuses than a page has rows (1000)");
    }

    @Test
    void documentsOutOfOrderAreADefect() {
        account.answers.add(FakeAccount.page(false, documentRow(15, "EUR"), documentRow(12, "EUR")));

        assertThatThrownBy(() -> account.platform.documentTotals(range(question(true, true))))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("12 came after 15");
    }

    @Test
    void moreGroupsThanAPageHoldsAreAddedUpFromDocuments() {
        account.answers.add(FakeAccount.page(true, row("EUR", "A", "1", "1")));
        account.answers.add(
                FakeAccount.page(true, documentRow(12, "EUR"), documentRow(13, "USD"), documentRow(14, "EUR")));
        account.answers.add(FakeAccount.page(false, documentRow(14, "EUR"), documentRow(20, null)));

        assertThat(account.platform.totals(range(question(true, true))))
                .containsExactly(
                        new Total("?", "A", 2, new BigDecimal("1.5")),
                        new Total("EUR", "A", 4, new BigDecimal("3.0")),
                        new Total("USD", "A", 2, new BigDecimal("1.5")));
    }

    @Test
    void anArchivedPageIsReadWithoutAnAccountAndInWhateverOrderItHas() {
        String body = FakeAccount.pageBody(
                true,
                "\"daybook_document\":\"9\",\"daybook_key\":\"2\",\"f_number\":\"B\"",
                "\"daybook_document\":\"7\",\"daybook_key\":\"1\",\"f_number\":\"A\"");

        assertThat(account.platform.records(Questions.invoices(), body.getBytes(StandardCharsets.UTF_8)))
                .extracting(record -> record.value(0))
                .containsExactly("B", "A");
        assertThat(account.statements).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"items\":[{\"daybook_d", "no JSON", "{\"items\":[{}],\"hasMore\":false}"})
    void aCorruptPageOfTheArchiveIsADefect(String body) {
        assertThatThrownBy(() -> account.platform.records(Questions.invoices(), body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageStartingWith("a page of the archive");
    }
}
