package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Chance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** Rates of exchange, one a month, drifting up to 3 % around each currency's worth. Immutable. */
final class ExchangeRates {
    private static final int DECIMALS = 8;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private final long seed;

    ExchangeRates(long seed) {
        this.seed = seed;
    }

    /** Units of {@code to} for one unit of {@code from} in the month of {@code day}; exactly 1 for the same currency. */
    BigDecimal rate(Currency from, Currency to, LocalDate day) {
        if (from.equals(to)) {
            return BigDecimal.ONE;
        }
        BigDecimal rate = inEuro(from, day).divide(inEuro(to, day), DECIMALS, RoundingMode.HALF_UP);
        return rate.stripTrailingZeros();
    }

    private BigDecimal inEuro(Currency currency, LocalDate day) {
        if (currency.equals(Currency.EUR)) {
            return BigDecimal.ONE;
        }
        long month = day.getYear() * 12L + day.getMonthValue();
        int perMille =
                Chance.of(seed, "rate", currency.id() * 1_000_000 + month).between(970, 1030);
        return currency.inEuro().multiply(BigDecimal.valueOf(perMille)).divide(THOUSAND);
    }
}
