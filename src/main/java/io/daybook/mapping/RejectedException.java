package io.daybook.mapping;

/** A record holds a value that the mapping cannot accept: the record's document becomes a dead letter. */
public final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message the column, the value and why it is refused; for support to read */
    public RejectedException(String message) {
        // Without a stack trace: a page may hold a thousand such records and the message says it all.
        super(message, null, false, false);
    }
}
