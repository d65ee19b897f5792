package io.daybook.sandbox.intacct.books;

/** {@code STATE} of an AR document, and its code in {@code RAWSTATE} (Intacct reference 4.5). */
public enum State {
    DRAFT("Draft", "D"),
    /** A document of zero. */
    NO_VALUE("No Value", "A"),
    POSTED("Posted", "A"),
    PARTIALLY_PAID("Partially Paid", "A"),
    PAID("Paid", "A"),
    /** Picked for a payment that has not been made yet. */
    SELECTED("Selected", "A"),
    REVERSED("Reversed", "V"),
    /** The counter-document of a reversed one, with the opposite sign. */
    REVERSAL("Reversal", "V");

    private final String label;
    private final String code;

    State(String label, String code) {
        this.label = label;
        this.code = code;
    }

    /** By which {@code query} knows it. */
    public String label() {
        return label;
    }

    /** By which {@code readByQuery} knows it. */
    public String code() {
        return code;
    }
}
