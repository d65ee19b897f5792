package io.daybook.sandbox.netsuite.books;

import java.util.List;

/**
 * A company of the group, with the base currency its books are kept in.
 *
 * @param prefix what its document numbers begin with
 * @param billing currencies it sells in, the commonest ones several times
 * @param taxPerMille its usual rate of sales tax
 */
record Subsidiary(
        long id,
        String name,
        Currency currency,
        String country,
        String prefix,
        boolean elimination,
        List<Currency> billing,
        int taxPerMille) {
    static final Subsidiary PARENT = new Subsidiary(
            1,
            "Fil d'Ariane SAS",
            Currency.EUR,
            "FR",
            "FR",
            false,
            List.of(
                    Currency.EUR,
                    Currency.EUR,
                    Currency.EUR,
                    Currency.EUR,
                    Currency.EUR,
                    Currency.EUR,
                    Currency.CHF,
                    Currency.USD,
                    Currency.MAD,
                    Currency.SEK),
            200);
    static final Subsidiary AMERICA = new Subsidiary(
            2,
            "Ariadne Software Inc.",
            Currency.USD,
            "US",
            "US",
            false,
            List.of(Currency.USD, Currency.USD, Currency.USD, Currency.CAD),
            0);
    static final Subsidiary BRITAIN = new Subsidiary(
            3,
            "Ariadne Software Ltd",
            Currency.GBP,
            "GB",
            "UK",
            false,
            List.of(Currency.GBP, Currency.GBP, Currency.EUR),
            200);
    static final Subsidiary GERMANY =
            new Subsidiary(4, "Ariadne Software GmbH", Currency.EUR, "DE", "DE", false, List.of(Currency.EUR), 190);
    static final Subsidiary JAPAN = new Subsidiary(
            5,
            "アリアドネ株式会社",
            Currency.JPY,
            "JP",
            "JP",
            false,
            List.of(Currency.JPY, Currency.JPY, Currency.USD, Currency.CNY),
            100);
    static final Subsidiary TUNISIA = new Subsidiary(
            6,
            "Fil d'Ariane Tunisie SARL",
            Currency.TND,
            "TN",
            "TN",
            false,
            List.of(Currency.TND, Currency.TND, Currency.KWD, Currency.EUR),
            190);
    static final Subsidiary ELIMINATION =
            new Subsidiary(7, "Éliminations Groupe", Currency.EUR, "FR", "EL", true, List.of(Currency.EUR), 0);

    static final List<Subsidiary> ALL = List.of(PARENT, AMERICA, BRITAIN, GERMANY, JAPAN, TUNISIA, ELIMINATION);
    /** Those that sell, the busiest ones several times. */
    static final List<Subsidiary> SELLING = List.of(
            PARENT, PARENT, PARENT, PARENT, PARENT, AMERICA, AMERICA, BRITAIN, GERMANY, GERMANY, JAPAN, TUNISIA);

    /** @throws IllegalArgumentException when there is no subsidiary of that id */
    static Subsidiary ofId(long id) {
        return ALL.stream()
                .filter(subsidiary -> subsidiary.id == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no subsidiary has id " + id));
    }
}
