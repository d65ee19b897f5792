package io.daybook.sandbox.netsuite.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A row of the currency list.
 *
 * @param id internal id
 * @param symbol ISO 4217 code, but for {@link #POINTS} (NetSuite reference 3.5)
 * @param displaySymbol what is printed beside an amount
 * @param decimals digits after the point
 * @param inactive no longer to be chosen
 * @param inEuro worth of one unit in EUR, around which rates drift
 */
record Currency(
        long id, String name, String symbol, String displaySymbol, int decimals, boolean inactive, BigDecimal inEuro) {
    static final Currency EUR = of(1, "Euro", "EUR", "€", 2, "1");
    static final Currency USD = of(2, "US Dollar", "USD", "$", 2, "0.92");
    static final Currency GBP = of(3, "British pound", "GBP", "£", 2, "1.17");
    static final Currency CHF = of(4, "Swiss Franc", "CHF", "CHF", 2, "1.05");
    static final Currency JPY = of(5, "Japanese Yen", "JPY", "¥", 0, "0.0061");
    static final Currency CAD = of(6, "Canadian Dollar", "CAD", "CA$", 2, "0.67");
    static final Currency TND = of(7, "Dinar tunisien", "TND", "د.ت", 3, "0.295");
    static final Currency KWD = of(8, "Kuwaiti Dinar", "KWD", "د.ك", 3, "2.98");
    static final Currency SEK = of(9, "Svensk krona", "SEK", "kr", 2, "0.087");
    static final Currency MAD = of(10, "Dirham marocain", "MAD", "د.م.", 2, "0.092");
    static final Currency CNY = of(11, "Chinese Yuan", "CNY", "元", 2, "0.127");
    /** Left behind when the Norwegian office closed. */
    static final Currency NOK = new Currency(12, "Norsk krone", "NOK", "kr", 2, true, new BigDecimal("0.086"));
    /** The partners' loyalty points, kept as a currency: its symbol is no ISO code. */
    static final Currency POINTS = of(13, "Points partenaires", "PTS", "pts", 2, "0.01");

    static final List<Currency> ALL = List.of(EUR, USD, GBP, CHF, JPY, CAD, TND, KWD, SEK, MAD, CNY, NOK, POINTS);

    private static Currency of(long id, String name, String symbol, String displaySymbol, int decimals, String inEuro) {
        return new Currency(id, name, symbol, displaySymbol, decimals, false, new BigDecimal(inEuro));
    }

    /** @throws IllegalArgumentException when there is no currency of that id */
    static Currency ofId(long id) {
        return ALL.stream()
                .filter(currency -> currency.id == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no currency has id " + id));
    }

    /** An amount as this currency can hold it. */
    BigDecimal round(BigDecimal amount) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }
}
