package io.daybook.source;

import java.time.Duration;

/**
 * A platform did not give what was asked. Its kind decides what happens next (docs/architecture.md, "Faults have kinds").
 * Messages say what, where and what to do, and never hold a secret.
 */
public abstract sealed class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SourceException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The kind's name, as kept in tables and shown to people. */
    public abstract String kind();

    /** May go by itself: reset, time-out, 5xx, HTML in place of JSON. Tried again after a growing delay. */
    public static final class Transient extends SourceException {
        private static final long serialVersionUID = 1L;

        public Transient(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public String kind() {
            return "transient";
        }
    }

    /** Too many requests at once. The governor has narrowed already; counts as no failure. */
    public static final class Throttled extends SourceException {
        private static final long serialVersionUID = 1L;
        private final transient Duration retryAfter;

        /** @param retryAfter what the platform asked to wait, or {@code null} where it named no time */
        public Throttled(String message, Duration retryAfter) {
            super(message, null);
            this.retryAfter = retryAfter;
        }

        /** What the platform asked to wait, or {@code null}. */
        public Duration retryAfter() {
            return retryAfter;
        }

        @Override
        public String kind() {
            return "throttled";
        }
    }

    /** The credentials do not open the account, one fresh login included. Never tried again: it locks accounts. */
    public static final class Unauthorized extends SourceException {
        private static final long serialVersionUID = 1L;

        public Unauthorized(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public String kind() {
            return "unauthorized";
        }
    }

    /** A table or column is hidden by role or feature; the message names the permission and where to grant it. */
    public static final class Forbidden extends SourceException {
        private static final long serialVersionUID = 1L;

        public Forbidden(String message) {
            super(message, null);
        }

        @Override
        public String kind() {
            return "forbidden";
        }
    }

    /** Anything else: a query the platform refuses, an answer nobody understands. Never retried for ever. */
    public static final class Defect extends SourceException {
        private static final long serialVersionUID = 1L;

        public Defect(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public String kind() {
            return "defect";
        }
    }
}
