package io.daybook.sandbox.netsuite;

/** Which of its three shapes {@code governanceLimits} answers with (NetSuite reference 5.1). */
public enum IntegrationLimit {
    /** This integration has slots of its own. */
    INTEGRATION_SPECIFIC("integrationSpecific"),
    /** It shares what is not allocated. */
    ACCOUNT_LIMIT("accountLimit"),
    /** An integration of the platform's own. */
    INTERNAL("internal");

    private final String word;

    IntegrationLimit(String word) {
        this.word = word;
    }

    /** As it stands in the answer. */
    public String word() {
        return word;
    }
}
