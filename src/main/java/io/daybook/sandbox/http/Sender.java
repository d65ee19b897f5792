package io.daybook.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Puts answers on the wire, whole, cut short or drop by drop. Thread-safe. */
public final class Sender {
    private static final int WORTH_COMPRESSING = 1024;
    private static final int DROPS = 20;

    /** How an answer travels. */
    public enum Manner {
        WHOLE,
        /** Half of what was announced. */
        TRUNCATED,
        SLOW
    }

    /** @param slowly over which time a {@link Manner#SLOW} body is spread */
    public void send(HttpExchange exchange, Response response, Manner manner, Duration slowly) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = response.body();
        if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(response.status(), -1);
            exchange.close();
            return;
        }
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip") && body.length > WORTH_COMPRESSING) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
            body = compressed(body);
        }
        exchange.sendResponseHeaders(response.status(), body.length);
        OutputStream out = exchange.getResponseBody();
        switch (manner) {
            case WHOLE -> {
                out.write(body);
                exchange.close();
            }
            case TRUNCATED -> {
                out.write(body, 0, body.length / 2);
                out.flush();
                // the server cuts the connection because less was written than announced
                exchange.close();
            }
            case SLOW -> {
                drip(out, body, slowly);
                exchange.close();
            }
        }
    }

    private static void drip(OutputStream out, byte[] body, Duration slowly) throws IOException {
        int drop = Math.max(1, (body.length + DROPS - 1) / DROPS);
        for (int from = 0; from < body.length; from += drop) {
            pause(slowly.dividedBy(DROPS));
            out.write(body, from, Math.min(drop, body.length - from));
            out.flush();
        }
    }

    /** Waits that long, or until the sandbox is closed. */
    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
