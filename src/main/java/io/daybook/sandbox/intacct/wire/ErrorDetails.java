package io.daybook.sandbox.intacct.wire;

import java.util.Map;

/**
 * What {@code additionalinfo} says of an error besides its texts (Intacct reference 1.2). Few of these numbers are published; the platform
 * leaves empty what it does not know, and so do we.
 *
 * @param errorId finer than {@code errorno}: {@code GL-0493}
 * @param descriptionId message id of {@code description}
 * @param description2Id message id of {@code description2}, which is called {@code cdescription} there
 * @param correctionId message id of {@code correction}
 * @param placeholders what was put into the message of {@code description2}
 */
public record ErrorDetails(
        String errorId,
        String category,
        String descriptionId,
        String description2Id,
        String correctionId,
        Map<String, String> placeholders) {
    /** Of an error of which nothing more is published. */
    public static final ErrorDetails UNKNOWN = new ErrorDetails("", "", "", "", "", Map.of());

    public ErrorDetails {
        placeholders = Map.copyOf(placeholders);
    }

    /** A GL account number that is taken. */
    public static ErrorDetails duplicateAccount(String accountNumber) {
        return new ErrorDetails(
                "GL-0493",
                "Duplication Prevention",
                "IA.DUPLICATE_ACCOUNT_NUMBER",
                "IA.THE_ACCOUNT_NUMBER_ALREADY_EXISTS",
                "IA.ENTER_UNIQUE_ACCOUNT_NUMBER",
                Map.of("ACCOUNTNO", accountNumber));
    }

    /** The wrapper after it. */
    public static ErrorDetails accountNotCreated() {
        return new ErrorDetails(
                "GL-0504", "Unable to create record.", "", "IA.COULD_NOT_CREATE_GL_ACCOUNT_RECORD", "", Map.of());
    }
}
