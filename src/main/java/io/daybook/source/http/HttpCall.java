package io.daybook.source.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as it goes out.
 *
 * @param method such as {@code POST}
 * @param uri absolute; its query is sent as it is
 * @param headers by name; may hold secrets, so {@code toString} leaves them out
 * @param body {@code null} for none
 */
public record HttpCall(String method, URI uri, Map<String, String> headers, byte[] body) {
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** A request without a body that takes JSON. */
    public static HttpCall get(URI uri) {
        return new HttpCall("GET", uri, Map.of("Accept", "application/json"), null);
    }

    /** The same with one header more. */
    public HttpCall with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCall(method, uri, more, body);
    }

    @Override
    public String toString() {
        return method + " " + uri;
    }
}
