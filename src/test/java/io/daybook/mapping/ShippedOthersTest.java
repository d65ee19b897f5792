package io.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credit notes, customers and currencies of the mapping contract. */
class ShippedOthersTest {
    private static Mapping creditNotes;
    private static Mapping customers;
    private static Mapping currencies;

    @BeforeAll
    static void read() {
        Mappings mappings = Mappings.read(Path.of("mappings"), LedgerTargets.all());
        creditNotes = mappings.get("netsuite", "creditNotes");
        customers = mappings.get("netsuite", "customers");
        currencies = mappings.get("netsuite", "currencies");
    }

    private static Answer credit() {
        return Answer.to(
                creditNotes,
                "id",
                "9001",
                "credit_note_number",
                "CM-7",
                "entity",
                "311",
                "status",
                "B",
                "subsidiary",
                "4",
                "trandate",
                "03/02/2026",
                "invoice",
                "8001",
                "line",
                "95001",
                "line_number",
                "1",
                "item",
                "42",
                "memo",
                "Geste commercial",
                "symbol",
                "JPY",
                "subsidiary_symbol",
                "EUR",
                "netamount",
                "61.3",
                "foreignamount",
                "10000");
    }

    @Test
    void creditNotesKnowTheirInvoice() {
        assertThat(credit().mapped().headRow().values())
                .containsExactly(
                        "9001", "CM-7", "8001", "311", LocalDate.of(2026, 2, 3), "applied", "B", "JPY", null, "4");
        assertThat(credit().with("subsidiary", null).head("entity")).isNull();
        assertThat(credit().with("invoice", null).head("invoice_id")).isNull();
    }

    @Test
    void creditNotesAreNegative() {
        assertThat(credit().mapped().lineRow().values())
                .containsExactly(
                        "95001",
                        "1",
                        "42",
                        "Geste commercial",
                        new BigDecimal("-61.30"),
                        "EUR",
                        new BigDecimal("-10000"),
                        "JPY",
                        null,
                        null,
                        "one_off",
                        "otherwise [no category, no period]",
                        null);
        assertThat(creditNotes.money(credit().record())).contains(new Mapping.Money("JPY", new BigDecimal("-10000")));
    }

    @ParameterizedTest
    @CsvSource({"A,open", "B,applied"})
    void creditNotesHaveTheirOwnStatuses(String letter, String status) {
        assertThat(credit().with("status", letter).head("status")).isEqualTo(status);
    }

    @Test
    void voidedCreditNotesAreLeftOut() {
        assertThat(credit().with("status", "V").mapped().ignored()).isEqualTo("voided");
        assertThat(credit().with("reversed_by", "77").mapped().ignored()).isEqualTo("voided by journal 77");
        assertThat(credit().with("status", "D").mapped().ignored()).isEqualTo("status \"D\" is not mapped");
    }

    @Test
    void creditNotesAskForOneRowALine() {
        assertThat(creditNotes.question().joins())
                .extracting(Question.Join::clause)
                .noneMatch(clause -> clause.contains("link"));
        assertThat(creditNotes.question().where())
                .contains("tl.mainline = 'F'", "tl.taxline = 'F'", "tl.netamount IS NOT NULL");
    }

    @Test
    void customersHaveANameAndACompany() {
        Answer customer = Answer.to(
                customers,
                "id",
                "311",
                "entityid",
                "C311 Société Générale de Câblage",
                "email",
                "compta@cablage.example",
                "companyname",
                "Société Générale de Câblage",
                "altname",
                "SGC",
                "symbol",
                "EUR",
                "isinactive",
                "F",
                "subsidiary",
                "2");

        assertThat(customer.mapped().headRow().values())
                .containsExactly(
                        "311",
                        "C311 Société Générale de Câblage",
                        "compta@cablage.example",
                        "Société Générale de Câblage",
                        "EUR",
                        false,
                        "2");
        assertThat(customer.with("companyname", null).head("company_name")).isEqualTo("SGC");
        assertThat(customer.with("companyname", "", "altname", null).head("company_name"))
                .isNull();
        assertThat(customer.with("symbol", null).head("currency_code")).isNull();
        assertThat(customer.with("isinactive", "T").head("is_inactive")).isEqualTo(true);
        assertThat(customer.mapped(false).headRow())
                .as("each is its own document")
                .isNotNull();
        assertThat(customer.mapped().lineRow()).isNull();
        assertThat(customers.money(customer.record())).isEmpty();
    }

    @Test
    void customersOfAnAccountWithoutCurrenciesAreAskedForToo() {
        assertThat(customers.question().joins())
                .containsExactly(new Question.Join("currency cur ON cur.id = c.currency", true, true));
        assertThat(customers.question().grouped()).isFalse();
        assertThat(customers.question().control()).isEmpty();
    }

    @Test
    void currenciesAreIso() {
        Answer dinar = Answer.to(
                currencies,
                "id",
                "7",
                "symbol",
                "TND",
                "name",
                "Dinar tunisien",
                "currencyprecision",
                "3",
                "isbasecurrency",
                "F",
                "isinactive",
                "F");

        assertThat(dinar.mapped().headRow().values())
                .containsExactly("7", "TND", "Dinar tunisien", new BigDecimal("3"), false, false);
        assertThatThrownBy(dinar.with("symbol", "PTS")::mapped)
                .isInstanceOf(RejectedException.class)
                .hasMessage("currency.currency_code: field symbol \"PTS\" is no currency of ISO 4217");
        assertThatThrownBy(dinar.with("symbol", "د.ت")::mapped).isInstanceOf(RejectedException.class);
        assertThatThrownBy(dinar.with("isinactive", "X")::mapped)
                .hasMessage("currency.is_inactive: field isinactive \"X\" is neither T nor F");
    }
}
