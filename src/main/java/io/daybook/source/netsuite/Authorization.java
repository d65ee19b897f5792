package io.daybook.source.netsuite;

/**
 * What opens one request.
 *
 * @param header value of {@code Authorization}; a secret
 */
record Authorization(String header) {
    @Override
    public String toString() {
        return "authorization";
    }
}
