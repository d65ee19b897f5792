package io.daybook.recorded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The recorded replies of Sage Intacct; where they are from stands in {@code SOURCES.md} beside them. */
public enum IntacctReply {
    SESSION_AT_TOP_LEVEL("01-getapisession-top-level.xml"),
    SESSION_IN_ENTITY("02-getapisession-entity.xml"),
    TRANSACTION_ABORTED("04-transaction-aborted-two-results.xml"),
    ONE_CUSTOMER("05-readbyquery-one-customer.xml"),
    NOTHING_FOUND("06-readbyquery-empty.xml"),
    FIRST_PAGE("08-readbyquery-two-of-three-resultid.xml"),
    KEY_OF_CREATED("10-legacy-create-key.xml"),
    SIGN_IN_REFUSED("12-authentication-failure.xml"),
    SESSION_INVALID("17-session-invalid.xml"),
    PARTLY_CREATED("18-create-partial-failure-duplicate.xml"),
    XML_ERROR("19-xml-error.xml"),
    MIXED_RESULTS("20-mixed-results.xml");

    private final String file;

    IntacctReply(String file) {
        this.file = file;
    }

    /** The reply as it came. */
    public byte[] body() {
        return resource(file);
    }

    /** The standard fields of the platform's objects, as JSON. */
    public static byte[] standardFields() {
        return resource("standard-fields.json");
    }

    /** The reply as text. */
    public String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream in = IntacctReply.class.getResourceAsStream("intacct/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
