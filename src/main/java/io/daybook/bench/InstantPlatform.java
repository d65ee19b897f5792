package io.daybook.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.daybook.config.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * A NetSuite that answers at once, so that a benchmark measures who reads and not who is read; or as slowly and with as few
 * requests at a time as it is told. It takes any login. Thread-safe.
 */
public final class InstantPlatform implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WAITING_CONNECTIONS = 256;

    private final PreparedAnswers answers;
    private final HttpServer server;
    private final ExecutorService threads;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder requests = new LongAdder();
    private final Traffic traffic = new Traffic();
    private volatile Manners manners = new Manners(Duration.ZERO, Integer.MAX_VALUE);

    /**
     * How it treats who asks.
     *
     * @param pause that a page takes
     * @param limit requests in flight; one more is refused
     */
    record Manners(Duration pause, int limit) {}

    private InstantPlatform(PreparedBooks books, HttpServer server) {
        this.answers = new PreparedAnswers(books);
        this.server = server;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "instant-platform");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Listens on a free port of this machine. */
    static InstantPlatform start(PreparedBooks books) {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // answers are looked at by many connections that rest between two of them
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
        try {
            return new InstantPlatform(
                    books,
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WAITING_CONNECTIONS));
        } catch (IOException e) {
            throw Problem.failed(
                    "the benchmark's platform",
                    "it cannot listen: " + e.getMessage(),
                    "Look at the network of this machine.",
                    e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on these are the books. */
    void show(PreparedBooks books) {
        answers.show(books);
    }

    PreparedBooks books() {
        return answers.books();
    }

    /** From now on it behaves so. */
    void behave(Manners now) {
        manners = now;
    }

    /** What was asked. */
    Traffic traffic() {
        return traffic;
    }

    /** How many requests came, whatever they asked. */
    long requests() {
        return requests.sum();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.increment();
            int now = inFlight.incrementAndGet();
            try {
                if (now > manners.limit()) {
                    traffic.refused();
                    send(
                            exchange,
                            429,
                            json(
                                    "{\"status\":429,\"o:errorDetails\":[{\"o:errorCode\":\"CONCURRENCY_LIMIT_EXCEEDED\"}]}"));
                    return;
                }
                switch (exchange.getRequestURI().getPath()) {
                    case "/services/rest/query/v1/suiteql" -> query(exchange, body);
                    case "/services/rest/system/v1/serverTime" ->
                        send(
                                exchange,
                                200,
                                json("{\"serverTime\":\"" + Instant.now().truncatedTo(ChronoUnit.MILLIS) + "\"}"));
                    case "/services/rest/system/v1/governanceLimits" ->
                        send(
                                exchange,
                                200,
                                json("{\"accountConcurrencyLimit\":" + Math.min(1_000, manners.limit()) + "}"));
                    default -> send(exchange, 404, json("{\"status\":404}"));
                }
            } finally {
                inFlight.decrementAndGet();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void query(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        String statement = JSON.readTree(body).path("q").asText();
        boolean page = PreparedAnswers.page(statement);
        long start = System.nanoTime();
        byte[] answer;
        int status = 200;
        try {
            answer = answers.answer(statement);
        } catch (IllegalArgumentException unknown) {
            answer = json("{\"status\":400,\"o:errorDetails\":[{\"detail\":\"" + unknown.getMessage()
                    + "\",\"o:errorCode\":\"INVALID_PARAMETER\"}]}");
            status = 400;
        }
        if (page && !manners.pause().isZero()) {
            Thread.sleep(manners.pause().toMillis());
        }
        send(exchange, status, answer);
        traffic.answered(page, start, System.nanoTime());
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
