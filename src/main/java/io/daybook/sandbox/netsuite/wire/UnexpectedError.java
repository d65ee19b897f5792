package io.daybook.sandbox.netsuite.wire;

import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 500 {@code UNEXPECTED_ERROR}: the client gets an Error ID, the log gets the cause. */
public final class UnexpectedError {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedError.class);
    private static final int LENGTH = 20;

    private UnexpectedError() {}

    /** For something that went wrong here. */
    public static NetSuiteError because(Throwable cause) {
        String id = id();
        LOG.warn("NetSuite sandbox: unexpected error {}: {}", id, cause.toString());
        return of(id);
    }

    /** For one that was asked for. */
    public static NetSuiteError onDemand() {
        return of(id());
    }

    private static NetSuiteError of(String id) {
        return NetSuiteError.of(500, "UNEXPECTED_ERROR", "An unexpected error occurred. Error ID: " + id);
    }

    private static String id() {
        return new SecureRandom()
                .ints(LENGTH, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
