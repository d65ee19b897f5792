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
    EMPTY_ANSWER,
    /**
     * An ordered query gets the rows of the query before it once more, as from a cache that confuses two pages. Strikes only
     * where both are pages of one question, that is, differ in numbers at most.
     */
    DUPLICATED_PAGE,
    /** The rows of an ordered query come in another order. */
    REORDERED_ROWS,
    /** Every access token issued so far ends, so that this request and those after it have none that is valid. */
    EXPIRED_TOKEN,
    /** 200 with a page of HTML that some proxy made in place of the answer. */
    PROXY_PAGE,
    /** The answer is whole for HTTP and for gzip, and its JSON ends in the middle of a character. */
    CUT_CHARACTER
}
