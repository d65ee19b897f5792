package io.daybook.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {
    @Test
    void addsUpByColumnAndByCurrency() {
        Counts one = new Counts(10, 4, 3, 2, 1, Map.of("EUR", new BigDecimal("1.10"), "USD", BigDecimal.ONE));
        Counts two = new Counts(1, 1, 0, 0, 0, Map.of("EUR", new BigDecimal("-0.1"), "JPY", BigDecimal.TEN));

        assertThat(one.plus(two))
                .isEqualTo(new Counts(
                        11,
                        5,
                        3,
                        2,
                        1,
                        Map.of("EUR", new BigDecimal("1.00"), "USD", BigDecimal.ONE, "JPY", BigDecimal.TEN)));
        assertThat(Counts.NONE.plus(one)).isEqualTo(one);
    }

    @Test
    void keepsMoneyExactlyAndInPlainDigits() {
        Map<String, BigDecimal> money = Map.of(
                "EUR", new BigDecimal("12345678901234567890.12345678901234567890"), "JPY", new BigDecimal("1E+5"));

        String text = Counts.text(money);

        assertThat(text).isEqualTo("{\"EUR\":\"12345678901234567890.12345678901234567890\",\"JPY\":\"100000\"}");
        Counts.money(text).forEach((currency, amount) -> assertThat(amount).isEqualByComparingTo(money.get(currency)));
        assertThat(Counts.money("{}")).isEmpty();
    }

    @Test
    void namesATextThatIsNoMoney() {
        assertThatThrownBy(() -> Counts.money("[1]")).hasMessageContaining("[1]");
    }
}
