package io.daybook.sandbox.intacct;

/** One way in which an answer goes wrong on demand; see {@link Faults}. */
public enum Fault {
    /** 429 with {@code GW-0010}. */
    THROTTLED,
    /** 400 with {@code GW-0011}, as for an inactive sender. */
    INVALID_REQUEST,
    /** 401 with XML, {@code XMLGW_JPP0002}. */
    UNAUTHORIZED,
    /** 500 with HTML. */
    SERVER_ERROR,
    /** 502 with HTML. */
    BAD_GATEWAY,
    /** 503: "The Service is Temporarily Off-line". */
    UNAVAILABLE,
    /** 524 with a page of Cloudflare's. */
    GATEWAY_TIMEOUT,
    /** 200 with a page of Cloudflare's. */
    CLOUDFLARE_PAGE,
    /** 200 with the plain text "API rate limit exceeded". */
    RATE_LIMIT_TEXT,
    /** The connection is closed before a single byte of the answer. */
    CONNECTION_RESET,
    /** The answer announces its full length and ends half-way. */
    TRUNCATED_BODY,
    /** The answer is whole for HTTP and for gzip, and its XML ends in the middle. */
    CUT_DOCUMENT,
    /** The answer trickles: its body is spread over {@link Faults#slowBodyTakes}. */
    SLOW_BODY,
    /** Every session ends, so that this request and those after it have none that is valid. */
    LOST_SESSION,
    /** Each function fails with {@code DL02000001}: "There was an error processing the request". */
    PROCESSING_ERROR,
    /** A query that has rows answers that it has none. */
    EMPTY_ANSWER
}
