package io.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The invoices of the mapping contract, row by row. */
class ShippedInvoicesTest {
    private static Mapping invoices;

    @BeforeAll
    static void read() {
        invoices = Mappings.read(Path.of("mappings"), LedgerTargets.all()).get("netsuite", "invoices");
    }

    private static Answer line() {
        return Answer.to(
                invoices,
                "id",
                "8001",
                "invoice_number",
                "INV-1042",
                "entity",
                "311",
                "status",
                "A",
                "trandate",
                "15/01/2026",
                "duedate",
                "14/02/2026",
                "header_memo",
                "Commande 77",
                "line",
                "90210",
                "line_number",
                "1",
                "item",
                "42",
                "memo",
                "Abonnement Pro",
                "category",
                "SaaS",
                "period_start",
                "01/01/2026",
                "period_end",
                "31/12/2026",
                "subsidiary",
                "3",
                "symbol",
                "EUR",
                "subsidiary_symbol",
                "USD",
                "netamount",
                "-1312.5",
                "foreignamount",
                "-1200");
    }

    @Test
    void askForWhatTheContractFilters() {
        Question question = invoices.question();

        assertThat(question.from()).isEqualTo("transaction t");
        assertThat(question.where())
                .containsExactly(
                        "t.type = 'CustInvc'",
                        "tl.custcol_iw_item_revenue_category IS NOT NULL",
                        "tl.netamount IS NOT NULL");
        assertThat(question.document()).isEqualTo("t.id");
        assertThat(question.key()).isEqualTo("tl.uniquekey");
        assertThat(question.modified()).contains("t.lastmodifieddate", "tl.linelastmodifieddate");
        assertThat(question.grouped()).isTrue();
    }

    @Test
    void askForDatesInTheirForm() {
        assertThat(invoices.question().fields())
                .contains(
                        new Question.Field("trandate", Question.Form.DATE, "t.trandate", "%d/%m/%Y", false),
                        new Question.Field(
                                "period_start", Question.Form.DATE, "tl.custcol_iw_rr_start_date", "%d/%m/%Y", false),
                        new Question.Field("line", Question.Form.TEXT, "tl.uniquekey", "", false));
    }

    @Test
    void fillTheInvoice() {
        Draft draft = line().mapped();

        assertThat(draft.headRow().values())
                .containsExactly(
                        "8001",
                        "INV-1042",
                        "311",
                        LocalDate.of(2026, 1, 15),
                        LocalDate.of(2026, 2, 14),
                        "open",
                        "A",
                        "EUR",
                        "Commande 77",
                        "3");
        assertThat(draft.headRow().originalId()).isEqualTo("8001");
        assertThat(draft.ignored()).isNull();
    }

    @Test
    void fillTheLineWithBothAmountsInverted() {
        assertThat(line().mapped().lineRow().values())
                .containsExactly(
                        "90210",
                        "1",
                        "42",
                        "Abonnement Pro",
                        new BigDecimal("1312.50"),
                        "USD",
                        new BigDecimal("1200.00"),
                        "EUR",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31),
                        "subscription",
                        "rule 1: category in [\"Subscription\", \"SaaS\"] && period.valid"
                                + " [category \"SaaS\", period 2026-01-01..2026-12-31]",
                        "SaaS");
    }

    @Test
    void laterRecordsOfADocumentGiveOnlyTheirLine() {
        Draft draft = line().mapped(false);

        assertThat(draft.headRow()).isNull();
        assertThat(draft.lineRow().originalId()).isEqualTo("90210");
    }

    @ParameterizedTest
    @CsvSource({"A,open", "B,paid", "D,pending"})
    void knowTheStatusLetters(String letter, String status) {
        assertThat(line().with("status", letter).head("status")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"E", "a", "CustInvc:A"})
    void leaveOtherStatusesOutAndSayWhy(String letter) {
        Draft draft = line().with("status", letter).mapped();

        assertThat(draft.ignored()).isEqualTo("status \"" + letter + "\" is not mapped");
        assertThat(draft.headRow()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"status,V,voided", "voided,T,voided", "is_void,T,voided", "reversed_by,900123,voided by journal 900123"
    })
    void leaveVoidedInvoicesOutWhateverTheStyle(String field, String value, String reason) {
        Draft draft = line().with(field, value).mapped();

        assertThat(draft.ignored()).isEqualTo(reason);
        assertThat(draft.headRow()).isNull();
        assertThat(line().with("voided", "F", "is_void", "F").mapped().ignored())
                .isNull();
    }

    @Test
    void askForVoidsInColumnsThatAnAccountMayLack() {
        assertThat(invoices.question().fields())
                .contains(
                        new Question.Field("voided", Question.Form.TEXT, "t.voided", "", true),
                        new Question.Field("is_void", Question.Form.TEXT, "t.void", "", true));
    }

    @Test
    void lookForChangesOfInvoicesByThreeClocksAndTheLogOfDeletions() {
        assertThat(invoices.question().fixed()).containsExactly("t.type = 'CustInvc'");
        assertThat(invoices.question().clocks())
                .containsExactly(
                        new Question.Clock("t.lastmodifieddate", Optional.empty()),
                        new Question.Clock("tl.linelastmodifieddate", Optional.empty()),
                        new Question.Clock(
                                "pay.lastmodifieddate",
                                Optional.of(new Question.Elsewhere("nexttransactionlink pay", "pay.previousdoc"))));
        assertThat(invoices.question().modified())
                .last()
                .isEqualTo("(SELECT MAX(pay.lastmodifieddate) FROM nexttransactionlink pay"
                        + " WHERE pay.previousdoc = t.id)");
        assertThat(invoices.question().deletions()).contains("invoice");
    }

    @Test
    void leaveOutAnInvoiceWithoutAStatus() {
        assertThat(line().with("status", null).mapped().ignored()).isEqualTo("field status is absent");
    }

    @Test
    void neverRefuseWhatIsLeftOut() {
        Answer voided = line().with("status", "V", "trandate", null, "netamount", "none", "symbol", "XXX");

        assertThat(voided.mapped(true).ignored()).isNotNull();
        assertThat(voided.mapped(false).ignored()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Subscription, 01/01/2026, 31/12/2026, subscription",
        "Subscription, 01/01/2026, 01/01/2026, subscription",
        "SaaS, 31/12/2026, 01/01/2026, one_off",
        "SaaS, , 31/12/2026, one_off",
        "SaaS, 01/01/2026, , one_off",
        "SaaS, , , one_off",
        "Setup, 01/01/2026, 31/12/2026, one_off",
        "subscription, 01/01/2026, 31/12/2026, one_off"
    })
    void classifyByCategoryAndPeriod(String category, String start, String end, String type) {
        assertThat(line().with("category", category, "period_start", start, "period_end", end)
                        .line("type"))
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "SaaS, 31/12/2026, 01/01/2026, 'otherwise [category \"SaaS\", period 2026-12-31..2026-01-01 reversed]'",
        "SaaS, , 31/12/2026, 'otherwise [category \"SaaS\", period without start, end 2026-12-31]'",
        "SaaS, 01/01/2026, , 'otherwise [category \"SaaS\", period without end, start 2026-01-01]'",
        "Setup, , , 'otherwise [category \"Setup\", no period]'"
    })
    void keepWhyALineIsOneOff(String category, String start, String end, String reason) {
        assertThat(line().with("category", category, "period_start", start, "period_end", end)
                        .line("type_reason"))
                .isEqualTo(reason);
    }

    @Test
    void takeTheAccountsBaseCurrencyWhereThereAreNoSubsidiaries() {
        assertThat(line().with("subsidiary_symbol", null, "account_symbol", "GBP")
                        .line("amount_currency_code"))
                .isEqualTo("GBP");
    }

    @Test
    void refuseAnAmountWhoseCurrencyNobodyKnows() {
        assertThatThrownBy(line().with("subsidiary_symbol", null)::mapped)
                .isInstanceOf(RejectedException.class)
                .hasMessage("lines.amount_excluding_tax_after_discount: field netamount \"-1312.5\" is in no known"
                        + " currency: fields subsidiary_symbol, account_symbol are absent");
    }

    @Test
    void countMoneyInTheInvoicesCurrencyAndTheLedgersSign() {
        assertThat(invoices.question().control())
                .contains(new Question.Control("foreignamount", "symbol", true, Optional.of("status")));
        assertThat(invoices.money(line().record())).contains(new Mapping.Money("EUR", new BigDecimal("1200")));
        assertThat(invoices.money(line().with("symbol", null).record()))
                .contains(new Mapping.Money("?", new BigDecimal("1200")));
        assertThat(invoices.money(line().with("symbol", "Pts").record()))
                .contains(new Mapping.Money("Pts", new BigDecimal("1200")));
        assertThat(invoices.money(line().with("foreignamount", null).record())).isEmpty();
        assertThat(invoices.money(line().with("foreignamount", "ten").record())).isEmpty();
    }

    @Test
    void doWithoutAForeignAmount() {
        assertThat(line().with("foreignamount", null).line("foreign_amount")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "trandate, , 'invoice.date: field trandate is absent and the ledger needs a value'",
        "trandate, 31/02/2026, 'invoice.date: field trandate \"31/02/2026\" is no date of the form %d/%m/%Y'",
        "period_end, 2026-12-31, 'lines.period_end: field period_end \"2026-12-31\" is no date of the form %d/%m/%Y'",
        "symbol, EURO, 'invoice.currency_code: field symbol \"EURO\" is no currency of ISO 4217'",
        "symbol, XXX, 'invoice.currency_code: field symbol \"XXX\" is no currency of ISO 4217'",
        "symbol, eur, 'invoice.currency_code: field symbol \"eur\" is no currency of ISO 4217'",
        "symbol, , 'invoice.currency_code: field symbol is absent and the ledger needs a value'",
        "foreignamount, 10.005, 'lines.foreign_amount: field foreignamount \"10.005\" has more decimals than can be kept"
                + " exactly: EUR has 2'",
        "foreignamount, 1E3, 'lines.foreign_amount: field foreignamount \"1E3\" is no plain decimal number of up to 38"
                + " digits'"
    })
    void refuseWhatTheLedgerCannotTake(String field, String value, String message) {
        assertThatThrownBy(line().with(field, value)::mapped)
                .isInstanceOf(RejectedException.class)
                .hasMessage(message);
    }
}
