package io.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.mapping.Target.Column;
import io.daybook.mapping.Target.Table;
import io.daybook.mapping.Target.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsTest {
    private static final Target THINGS = new Target(
            "things",
            new Table(
                    "thing",
                    "thing",
                    List.of(
                            new Column("original_id", Type.TEXT, true, List.of()),
                            new Column("label", Type.TEXT, false, List.of()),
                            new Column("kind", Type.TEXT, false, List.of("good", "bad")),
                            new Column("changed_at", Type.TIMESTAMP, false, List.of()),
                            new Column("count", Type.DECIMAL, false, List.of()),
                            new Column("price", Type.DECIMAL, false, List.of()),
                            new Column("currency_code", Type.CURRENCY, false, List.of()),
                            new Column("active", Type.BOOLEAN, false, List.of()))),
            Optional.empty());

    private static final String FILE =
            """
            dataType: things
            settings:
              turned: true
            ask:
              from: thing t
              key: t.id
              modified: t.changed
              fields:
                id: t.id
                label: t.label
                other: t.other
                kind: t.kind
                changed: { timestamp: t.changed }
                count: t.count
                price: { money: t.price, currency: [own, base] }
                own: t.own
                base: t.base
                active: t.active
            become:
              thing:
                original_id: id
                label: { from: [label, other] }
                kind: { from: kind, as: choice, choices: { G: good, "2": bad }, otherwise: OTHERWISE }
                changed_at: { from: changed, as: timestamp }
                count: { from: count, as: decimal, invert: true }
                price: { from: price, as: money, invert: "{{turned}}" }
                currency_code: { currencyOf: price }
                active: { from: active, as: boolean }
                custom: { note: other }
            """;

    @TempDir
    private Path folder;

    private Answer thing(String... values) {
        return thingOtherwise("reject", values);
    }

    private Answer thingOtherwise(String otherwise, String... values) {
        Sample.write(folder, "intacct/things.yaml", FILE.replace("OTHERWISE", otherwise));
        Mapping mapping = Mappings.read(folder, List.of(THINGS)).get("intacct", "things");
        return Answer.to(mapping, "id", "1", "kind", "G").with(values);
    }

    @Test
    void everythingMayBeAbsentThatTheLedgerDoesNotNeed() {
        assertThat(thing().mapped().headRow().values())
                .containsExactly("1", null, "good", null, null, null, null, null);
        assertThat(thing().mapped().headRow().custom()).isEmpty();
    }

    @Test
    void anEmptyTextIsAbsent() {
        assertThatThrownBy(thing("id", "")::mapped)
                .hasMessage("thing.original_id: field id is absent and the ledger needs a value");
    }

    @Test
    void theFirstPresentFieldCounts() {
        assertThat(thing("label", "a", "other", "b").head("label")).isEqualTo("a");
        assertThat(thing("label", "", "other", "b").head("label")).isEqualTo("b");
    }

    @Test
    void textsAreCopiedAsTheyAre() {
        String awkward = " {{amount}} \t\n\r 'é' 👩‍💻 \u2028 ";
        assertThat(thing("label", awkward).head("label")).isEqualTo(awkward);
        assertThatThrownBy(thing("label", "a\0b")::mapped)
                .hasMessage(
                        "thing.label: field label \"a\\u0000b\" holds a NUL character, which the ledger cannot keep");
    }

    @Test
    void customValuesStandBesideTheColumns() {
        assertThat(thing("other", "x").mapped().headRow().custom()).isEqualTo(Map.of("note", "x"));
    }

    @Test
    void choicesMayBeRefusedOrHaveAWord() {
        assertThat(thing("kind", "2").head("kind")).isEqualTo("bad");
        assertThatThrownBy(thing("kind", "X")::mapped)
                .isInstanceOf(RejectedException.class)
                .hasMessage("thing.kind: field kind \"X\" is not among the choices");
        assertThatThrownBy(thing("kind", null)::mapped)
                .hasMessage("thing.kind: field kind is absent and needs a value");
        assertThat(thingOtherwise("bad", "kind", "X").head("kind")).isEqualTo("bad");
        assertThat(thingOtherwise("bad", "kind", null).head("kind")).isEqualTo("bad");
    }

    @Test
    void momentsAreUtc() {
        assertThat(thing("changed", "2026-02-28T23:59:59Z").head("changed_at"))
                .isEqualTo(Instant.parse("2026-02-28T23:59:59Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "2026-02-28T24:00:00Z",
                "2026-02-28T00:60:00Z",
                "2026-02-28T00:00:00+01:00",
                "2026-02-28 00:00:00Z",
                "28/02/2026"
            })
    void otherMomentsAreRefused(String text) {
        assertThatThrownBy(thing("changed", text)::mapped)
                .hasMessage("thing.changed_at: field changed \"" + text
                        + "\" is no moment in UTC like 2026-01-31T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"5, -5", "-5.50, 5.5", "100, -100", "-0, 0", "0.00, 0"})
    void numbersAreKeptExactly(String text, BigDecimal number) {
        assertThat(thing("count", text).head("count")).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "12.3, EUR, -12.30",
        "12.3000, EUR, -12.30",
        "-12, JPY, 12",
        "-1.234, KWD, 1.234",
        "0.00, EUR, 0.00",
        "-0, EUR, 0.00",
        "1E0, EUR,",
        "12.345, EUR,",
        "12.5, JPY,",
        "1.2345, TND,",
        "0.000000000001, EUR,",
        "12345678901234567890123456789.01, EUR, -12345678901234567890123456789.01"
    })
    void amountsHaveTheirCurrencysDecimals(String text, String currency, BigDecimal amount) {
        Answer answer = thing("price", text, "base", currency);
        if (amount == null) {
            assertThatThrownBy(answer::mapped)
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("\"" + text + "\"");
        } else {
            assertThat(answer.head("price")).isEqualTo(amount);
        }
    }

    @Test
    void anAmountIsInItsOwnCurrencyFirst() {
        assertThat(thing("price", "1", "own", "USD", "base", "EUR").head("currency_code"))
                .isEqualTo("USD");
        assertThatThrownBy(thing("price", "1", "own", "???", "base", "EUR")::mapped)
                .hasMessage("thing.price: field own \"???\" is no currency of ISO 4217");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HRK", "DEM", "BGN", "CLF", "XOF", "XPF"})
    void currenciesOfOldBooksAreCurrencies(String code) {
        assertThat(thing("own", code).head("currency_code")).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XTS", "XAU", "XDR", "EU", "EURO", "eur", " EUR", "€", "978"})
    void whatIsNoMoneyIsNoCurrency(String code) {
        assertThatThrownBy(thing("own", code)::mapped).isInstanceOf(RejectedException.class);
    }

    @ParameterizedTest
    @CsvSource({"T, true", "true, true", "F, false", "false, false"})
    void switchesAreLetters(String text, boolean value) {
        assertThat(thing("active", text).head("active")).isEqualTo(value);
    }

    @Test
    void valuesInMessagesAreShortAndOnOneLine() {
        assertThatThrownBy(thing("count", "1\n2\t" + "9".repeat(200))::mapped)
                .hasMessage("thing.count: field count \"1\\u000a2\\u0009" + "9".repeat(76)
                        + "…\" is no plain decimal number of up to 38 digits");
        assertThatThrownBy(thing("count", "x".repeat(79) + "👩")::mapped).hasMessageContaining("x".repeat(79) + "…\"");
    }

    @Test
    void laterStepsLeaveAFailedDraftAlone() {
        Answer answer = thing("price", "x", "own", "EUR");
        Sample.write(folder, "intacct/things.yaml", FILE.replace("OTHERWISE", "reject"));
        Mapping mapping = Mappings.read(folder, List.of(THINGS)).get("intacct", "things");
        Draft draft = new Draft(answer.record(), true);
        mapping.map(draft);
        draft.fail(new Draft.Failure("rejected", "because", "route", "step"));

        mapping.classify(draft);
        mapping.currency(draft);

        assertThat(draft.failure().message()).isEqualTo("because");
    }
}
