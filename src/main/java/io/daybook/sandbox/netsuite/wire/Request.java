package io.daybook.sandbox.netsuite.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request as it came in, its body read.
 *
 * @param path as sent, not decoded
 * @param query as sent, not decoded; empty when there is none
 * @param origin scheme and host as the client addressed them: from {@code Host} and {@code X-Forwarded-Proto}
 * @param fromLoopback whether it was sent from this machine
 */
public record Request(
        String method,
        String path,
        String query,
        String origin,
        boolean fromLoopback,
        Map<String, List<String>> headers,
        byte[] body) {
    /** Bodies may have 104 MB (NetSuite reference 5.3). */
    private static final int LONGEST_BODY = 104 * 1024 * 1024;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    /** @throws NetSuiteError 400 when it has no usable {@code Host} or is too long */
    public static Request read(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        String host = Optional.ofNullable(headers.getFirst("Host")).orElse("");
        if (!HOST.matcher(host).matches()) {
            throw NetSuiteError.of(
                    400,
                    "INVALID_REQUEST",
                    "The request could not be understood by the server due to malformed syntax.");
        }
        // a client that is redirected below its signer believes that it speaks to the account itself
        boolean secure = "https".equalsIgnoreCase(headers.getFirst("X-Forwarded-Proto"))
                || host.toLowerCase(Locale.ROOT).endsWith(".api.netsuite.com");
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw NetSuiteError.invalidContent("The request body exceeds the maximum size of 104 MB.");
        }
        URI uri = exchange.getRequestURI();
        return new Request(
                exchange.getRequestMethod(),
                Optional.ofNullable(uri.getRawPath()).orElse("/"),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                (secure ? "https://" : "http://") + host,
                exchange.getRemoteAddress().getAddress().isLoopbackAddress(),
                headers,
                body);
    }

    /** The first header of that name, any case. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    /** Whether {@code Prefer} names that preference, alone or among others. */
    public boolean prefers(String preference) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Prefer"))
                .flatMap(header -> header.getValue().stream())
                .flatMap(value -> List.of(value.split("[,;]")).stream())
                .anyMatch(value -> value.strip().equalsIgnoreCase(preference));
    }

    /** The query's names and values, decoded, in order. */
    public List<Map.Entry<String, String>> parameters() {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.add(Map.entry(decode(name), decode(value)));
            }
        }
        return parameters;
    }

    /** The first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return parameters().stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw NetSuiteError.of(
                    400,
                    "INVALID_REQUEST",
                    "The request could not be understood by the server due to malformed syntax.");
        }
    }
}
