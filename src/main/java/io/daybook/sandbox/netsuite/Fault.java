package io.daybook.sandbox.netsuite;

/** One way in which an answer goes wrong on demand; see {@link Faults}. */
public enum Fault {
    /** 401 {@code INVALID_LOGIN} although the credentials are good (NetSuite reference 5.2: seen during overload). */
    UNAUTHORIZED,
    /** 429 although nothing else is in flight. */
    THROTTLED,
    /** 500 {@code UNEXPECTED_ERROR} with an Error ID. */
    UNEXPECTED_ERROR,
    /** 503 with an HTML page, as during maintenance. */
    UNAVAILABLE,
    /** The connection is closed before a single byte of the answer. */
    CONNECTION_RESET,
    /** The answer announces its full length and ends half-way. */
    TRUNCATED_BODY,
    /** The answer trickles: its body is spread over {@link Faults#slowBodyTakes}. */
    SLOW_BODY,
    /** A query that has rows answers that it has none. */
    EMPTY_ANSWER
}
