package io.daybook.mapping;

import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/**
 * The currencies of ISO 4217 that an amount can be in, with the decimals that each has. Withdrawn ones (DEM, HRK) are
 * among them, because books go back further than currencies last; codes that stand for no money, for tests or for
 * metals (XXX, XTS, XAU) are not. Immutable and thread-safe.
 */
final class IsoCurrencies {
    private final Map<String, Integer> decimals;

    IsoCurrencies() {
        Map<String, Integer> known = new HashMap<>();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            // The JDK marks codes that are no currency with -1.
            if (currency.getDefaultFractionDigits() >= 0) {
                known.put(currency.getCurrencyCode(), currency.getDefaultFractionDigits());
            }
        }
        decimals = Collections.unmodifiableMap(known);
    }

    /** Decimals of the currency's smallest unit (EUR 2, JPY 0, KWD 3), or -1 where the code is none of them. */
    int decimals(String code) {
        return decimals.getOrDefault(code, -1);
    }
}
