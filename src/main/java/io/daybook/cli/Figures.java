package io.daybook.cli;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/** Writes numbers as an accountant reads them: {@code 48,210} and {@code 9,112,004.17}. */
final class Figures {
    private static final int USUAL_DECIMALS = 2;

    private Figures() {}

    static String whole(long number) {
        return format(0).format(number);
    }

    /** An amount with the decimals of its currency, or more where it has more; nothing is rounded. */
    static String money(BigDecimal amount, String currency) {
        return format(Math.max(decimals(currency), amount.stripTrailingZeros().scale()))
                .format(amount);
    }

    /** A currency as it is said to a person, who may meet records without one. */
    static String currency(String code) {
        return code.equals("?") ? "(no currency)" : code;
    }

    private static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException ofNoCountry) {
            return USUAL_DECIMALS;
        }
    }

    private static DecimalFormat format(int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format;
    }
}
