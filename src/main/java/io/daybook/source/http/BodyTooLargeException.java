package io.daybook.source.http;

import java.io.IOException;

/** An answer was larger than we take. */
public final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    public BodyTooLargeException(int maxBodyBytes) {
        super("the answer is larger than " + maxBodyBytes + " bytes");
    }
}
