package io.daybook.sandbox.intacct.books;

import io.daybook.sandbox.Chance;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;

/** The daily rates of the books. Immutable. */
final class ExchangeRates {
    /** How much of each currency one euro buys, about. {@code PTS} is a currency of the company's own invention. */
    private static final Map<String, BigDecimal> PER_EURO = Map.of(
            "EUR", BigDecimal.ONE,
            "USD", new BigDecimal("1.09"),
            "CAD", new BigDecimal("1.48"),
            "GBP", new BigDecimal("0.86"),
            "CHF", new BigDecimal("0.95"),
            "PLN", new BigDecimal("4.31"),
            "JPY", new BigDecimal("162"),
            "PTS", new BigDecimal("10"));

    private final long seed;

    ExchangeRates(long seed) {
        this.seed = seed;
    }

    /** Whether there are rates of that currency. */
    static boolean knows(String currency) {
        return PER_EURO.containsKey(currency);
    }

    /** By what an amount in {@code currency} is multiplied to be one in {@code base}, at most nine decimals. */
    BigDecimal rate(String currency, String base, LocalDate day) {
        if (currency.equals(base)) {
            return BigDecimal.ONE;
        }
        BigDecimal steady = PER_EURO.get(base).divide(PER_EURO.get(currency), MathContext.DECIMAL64);
        Chance chance = Chance.of(seed, "rate " + currency + base, day.toEpochDay());
        BigDecimal drift = BigDecimal.valueOf(9_500 + chance.below(1_000), 4);
        return steady.multiply(drift).setScale(9, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** An amount of whole euro in that currency, about, at its decimals. */
    static BigDecimal fromEuro(long cents, String currency) {
        return BigDecimal.valueOf(cents, 2)
                .multiply(PER_EURO.get(currency))
                .setScale(decimals(currency), RoundingMode.HALF_UP);
    }

    static int decimals(String currency) {
        return currency.equals("JPY") ? 0 : 2;
    }
}
