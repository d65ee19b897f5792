package io.daybook.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.daybook.config.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * A NetSuite that answers at once, so that a benchmark measures who reads and not who is read; or as slowly and with as few
 * requests at a time as it is told. It takes any login. Thread-safe.
 */
public final class InstantPlatform implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WAITING_CONNECTIONS = 256;
    private static final int TOO_MANY = 429;

    private final PreparedAnswers answers;
    private final HttpServer server;
    private final ExecutorService threads;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder requests = new LongAdder();
    private final Traffic traffic = new Traffic();
    /** Each thread's, so that no answer needs memory of its own. */
    private final ThreadLocal<JsonBuffer> room = ThreadLocal.withInitial(() -> new JsonBuffer(1_000));

    private volatile Manners manners = new Manners(Duration.ZERO, Integer.MAX_VALUE);

    /**
     * How it treats who asks.
     *
     * @param pause that a page takes, from the request to its answer
     * @param limit requests in flight; one more is refused
     * @param told what it says its limit is
     */
    record Manners(Duration pause, int limit, int told) {
        Manners(Duration pause, int limit) {
            this(pause, limit, limit);
        }
    }

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

    private record Answer(int status, JsonBuffer body) {}

    private Answer answer(int status, String json) {
        return new Answer(status, room.get().clear().put(json));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            long start = System.nanoTime();
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.increment();
            int now = inFlight.incrementAndGet();
            Answer answer;
            boolean page = false;
            try {
                if (now > manners.limit()) {
                    traffic.refused();
                    answer = answer(
                            429,
                            "{\"status\":429,\"o:errorDetails\":[{\"o:errorCode\":\"CONCURRENCY_LIMIT_EXCEEDED\"}]}");
                } else if (exchange.getRequestURI().getPath().equals("/services/rest/query/v1/suiteql")) {
                    String statement = JSON.readTree(body).path("q").asText();
                    page = PreparedAnswers.page(statement);
                    answer = query(statement, start);
                } else {
                    answer = other(exchange.getRequestURI().getPath());
                }
            } finally {
                // before the answer is on its way: whoever has got it may ask the next at once
                inFlight.decrementAndGet();
            }
            send(exchange, answer);
            if (answer.status() != TOO_MANY) {
                traffic.answered(page, start, System.nanoTime());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer query(String statement, long start) throws InterruptedException {
        JsonBuffer out = room.get().clear();
        try {
            answers.answer(statement, out);
        } catch (IllegalArgumentException unknown) {
            return answer(
                    400,
                    "{\"status\":400,\"o:errorDetails\":[{\"detail\":\"" + unknown.getMessage()
                            + "\",\"o:errorCode\":\"INVALID_PARAMETER\"}]}");
        }
        if (PreparedAnswers.page(statement)) {
            // making the answer is part of the time that it takes
            TimeUnit.NANOSECONDS.sleep(start + manners.pause().toNanos() - System.nanoTime());
        }
        return new Answer(200, out);
    }

    private Answer other(String path) {
        return switch (path) {
            case "/services/rest/system/v1/serverTime" ->
                answer(200, "{\"serverTime\":\"" + Instant.now().truncatedTo(ChronoUnit.MILLIS) + "\"}");
            case "/services/rest/system/v1/governanceLimits" ->
                answer(200, "{\"accountConcurrencyLimit\":" + Math.min(1_000, manners.told()) + "}");
            default -> answer(404, "{\"status\":404}");
        };
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(answer.status(), answer.body().length());
        answer.body().writeTo(exchange.getResponseBody());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
