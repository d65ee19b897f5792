package io.daybook.sandbox.intacct.books;

import java.util.List;
import java.util.Optional;

/** The entities of the company. */
public enum Entity {
    FRANCE("100", 1, "Lumen France SAS", "EUR", "FR", List.of("EUR", "EUR", "EUR", "CHF", "USD"), 20),
    AMERICA("200", 2, "Lumen Inc.", "USD", "US", List.of("USD", "USD", "USD", "CAD"), 0),
    BRITAIN("300", 3, "Lumen UK Ltd", "GBP", "GB", List.of("GBP", "GBP", "EUR"), 20),
    JAPAN("400", 4, "Lumen Japan K.K.", "JPY", "JP", List.of("JPY"), 0),
    /** Keeps some of its records to itself: they are private. */
    GERMANY("500", 5, "Lumen Labs GmbH", "EUR", "DE", List.of("EUR", "EUR", "PLN"), 0);

    private final String id;
    private final long recordNumber;
    private final String title;
    private final String currency;
    private final String country;
    private final List<String> billing;
    private final int taxPercent;

    Entity(
            String id,
            long recordNumber,
            String title,
            String currency,
            String country,
            List<String> billing,
            int taxPercent) {
        this.id = id;
        this.recordNumber = recordNumber;
        this.title = title;
        this.currency = currency;
        this.country = country;
        this.billing = billing;
        this.taxPercent = taxPercent;
    }

    /** What {@code locationid} takes: {@code 100}. */
    public String id() {
        return id;
    }

    public long recordNumber() {
        return recordNumber;
    }

    public String title() {
        return title;
    }

    /** Base currency, ISO 4217. */
    public String currency() {
        return currency;
    }

    /** ISO 3166. */
    public String country() {
        return country;
    }

    /** The entity of that id. */
    public static Optional<Entity> of(String id) {
        return List.of(values()).stream().filter(entity -> entity.id.equals(id)).findFirst();
    }

    /**
     * The entity that a location is, or lies in.
     *
     * @throws IllegalArgumentException when there is no such location
     */
    static Entity ofLocation(String location) {
        // the only location that is no entity lies in the first one
        return of(Lists.LYON.equals(location) ? FRANCE.id : String.valueOf(location))
                .orElseThrow(() -> new IllegalArgumentException(
                        location == null ? "Missing location dimension" : "Invalid Location '" + location + "'"));
    }

    /** Currencies of its customers, as often as they come. */
    List<String> billing() {
        return billing;
    }

    /** Percent of tax on half of its invoices; 0 for none. */
    int taxPercent() {
        return taxPercent;
    }
}
