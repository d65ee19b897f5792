package io.daybook.sandbox.intacct.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * A request as it came in, its body read.
 *
 * @param path as sent, not decoded
 * @param origin scheme and host as the client addressed them: from {@code Host} and {@code X-Forwarded-Proto}
 * @param tooLong whether its body was longer than the gateway reads
 */
public record Request(
        String method,
        String path,
        String origin,
        boolean fromLoopback,
        String contentType,
        byte[] body,
        boolean tooLong) {
    private static final int LONGEST_BODY = 64 * 1024 * 1024;

    public static Request read(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        String host = Optional.ofNullable(headers.getFirst("Host")).orElse("");
        boolean secure = "https".equalsIgnoreCase(headers.getFirst("X-Forwarded-Proto"));
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        return new Request(
                exchange.getRequestMethod(),
                Optional.ofNullable(exchange.getRequestURI().getRawPath()).orElse("/"),
                (secure ? "https://" : "http://") + (host.matches("[A-Za-z0-9._:\\[\\]-]+") ? host : "invalid"),
                exchange.getRemoteAddress().getAddress().isLoopbackAddress(),
                Optional.ofNullable(headers.getFirst("Content-Type")).orElse("").toLowerCase(Locale.ROOT),
                body,
                body.length > LONGEST_BODY);
    }
}
