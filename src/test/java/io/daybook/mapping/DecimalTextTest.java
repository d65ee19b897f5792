package io.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    @Property
    void readsEveryNumberExactly(@ForAll @Scale(6) @BigRange(min = "-1e30", max = "1e30") BigDecimal number) {
        assertThat(DecimalText.parse(number.toPlainString())).isEqualTo(new BigDecimal(number.toPlainString()));
    }

    @ParameterizedTest
    @CsvSource({
        ".5, 0.5",
        "-.25, -0.25",
        "-0.00, 0.00",
        "007, 7",
        "12345678901234567890123456789012345.678, " + "12345678901234567890123456789012345.678"
    })
    void readsWhatDatabasesPrint(String text, BigDecimal number) {
        assertThat(DecimalText.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                "1.",
                "1E3",
                "1e3",
                "0x10",
                "+1",
                "--1",
                "1,000.00",
                "1 000",
                " 1",
                "1 ",
                "1.2.3",
                "NaN",
                "Infinity",
                "١٢",
                "12€"
            })
    void refusesEveryOtherText(String text) {
        assertThat(DecimalText.parse(text)).isNull();
    }

    @Test
    void refusesMoreThan38Digits() {
        assertThat(DecimalText.parse("9".repeat(38))).isNotNull();
        assertThat(DecimalText.parse("9".repeat(39))).isNull();
        assertThat(DecimalText.parse("0." + "1".repeat(38))).isNull();
    }
}
