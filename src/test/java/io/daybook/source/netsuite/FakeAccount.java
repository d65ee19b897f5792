package io.daybook.source.netsuite;

import io.daybook.connection.Connection;
import io.daybook.connection.Credentials;
import io.daybook.source.ApiCalls;
import io.daybook.source.Governor;
import io.daybook.source.Governors;
import io.daybook.source.http.HttpSettings;
import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.apache.camel.impl.DefaultCamelContext;

/** A NetSuite account that answers over real HTTP what a test tells it to, and the platform that reads it. */
final class FakeAccount implements AutoCloseable {
    static final String ACCOUNT = "1234567";
    static final KeyPair KEY = Keys.ec("secp256r1");
    static final Credentials.OAuth2Certificate CERTIFICATE =
            new Credentials.OAuth2Certificate("client-1", "certificate-1", Keys.pem(KEY.getPrivate()));
    static final Credentials.TokenBased TOKEN_BASED =
            new Credentials.TokenBased("consumer", "consumer-secret", "token", "token-secret");

    final MockWebServer server = new MockWebServer();
    final List<RecordedRequest> tokenRequests = new CopyOnWriteArrayList<>();
    final List<RecordedRequest> statements = new CopyOnWriteArrayList<>();
    final List<RecordedRequest> others = new CopyOnWriteArrayList<>();
    final ConcurrentLinkedQueue<MockResponse> tokenAnswers = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<MockResponse> answers = new ConcurrentLinkedQueue<>();
    final AtomicReference<MockResponse> limits = new AtomicReference<>(error(403, "INSUFFICIENT_PERMISSION", "no"));
    final AtomicReference<MockResponse> serverTime =
            new AtomicReference<>(json(200, "{\"serverTime\":\"2026-11-21T09:59:58.123Z\"}"));
    final AtomicReference<Handler> handler = new AtomicReference<>(request -> answers.poll());
    final AtomicInteger tokensGiven = new AtomicInteger();
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    final SkippingTime time = new SkippingTime();
    final Governors governors = new Governors(NetSuiteSettings.USUAL_CONCURRENCY, time);
    final DefaultCamelContext context = new DefaultCamelContext();
    final NetSuitePlatform platform;

    FakeAccount() {
        this(settings(1024 * 1024, Duration.ofSeconds(20)));
    }

    FakeAccount(NetSuiteSettings settings) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return answer(request);
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        platform = new NetSuitePlatform(context, governors, ApiCalls.UNCOUNTED, settings, now::get);
    }

    /** What the account answers to a statement. */
    interface Handler {
        MockResponse answer(RecordedRequest request) throws InterruptedException;
    }

    /** Time that passes by itself when the governor waits for it, so that no test waits. */
    static final class SkippingTime implements Governor.Time {
        private long nanos;

        @Override
        public synchronized long nanos() {
            return nanos;
        }

        @Override
        public synchronized void await(Condition condition, long wait) {
            nanos += wait;
        }

        Duration passed() {
            return Duration.ofNanos(nanos());
        }
    }

    static NetSuiteSettings settings(int maxBodyBytes, Duration responseTimeout) {
        HttpSettings http = new HttpSettings(Duration.ofSeconds(5), responseTimeout, maxBodyBytes, 16, "Daybook/test");
        return new NetSuiteSettings(http, false, Duration.ofMinutes(5), 1000, 50);
    }

    Connection connection() {
        return connection(CERTIFICATE);
    }

    Connection connection(Credentials credentials) {
        return connection(7, credentials);
    }

    Connection connection(long id, Credentials credentials) {
        return new Connection(
                id,
                "Acme",
                "netsuite",
                ACCOUNT,
                Optional.of(baseUrl()),
                Connection.Status.Linked,
                Optional.empty(),
                credentials);
    }

    URI baseUrl() {
        return URI.create("http://localhost:" + server.getPort());
    }

    private MockResponse answer(RecordedRequest request) throws InterruptedException {
        String target = request.getTarget();
        if (target.equals("/services/rest/auth/oauth2/v1/token")) {
            tokenRequests.add(request);
            MockResponse prepared = tokenAnswers.poll();
            return prepared != null ? prepared : token("token-" + tokensGiven.incrementAndGet());
        }
        if (target.startsWith("/services/rest/query/v1/suiteql?")) {
            statements.add(request);
            return handler.get().answer(request);
        }
        others.add(request);
        if (target.equals("/services/rest/system/v1/serverTime")) {
            return serverTime.get();
        }
        if (target.equals("/services/rest/system/v1/governanceLimits")) {
            return limits.get();
        }
        return new MockResponse.Builder().code(204).build();
    }

    static MockResponse token(String value) {
        return json(200, "{\"access_token\":\"" + value + "\",\"expires_in\":3600,\"token_type\":\"bearer\"}");
    }

    static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/vnd.oracle.resource+json; type=collection")
                .body(body)
                .build();
    }

    /** A page with these items, each the inside of an object such as {@code "f_id":"1"}. */
    static MockResponse page(boolean more, String... items) {
        return json(200, pageBody(more, items));
    }

    static String pageBody(boolean more, String... items) {
        StringBuilder body = new StringBuilder("{\"links\":[{\"rel\":\"self\",\"href\":\"https:\\/\\/x\"}],\"count\":")
                .append(items.length)
                .append(",\"hasMore\":")
                .append(more)
                .append(",\"items\":[");
        for (int i = 0; i < items.length; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"links\":[],")
                    .append(items[i])
                    .append('}');
        }
        int total = more ? items.length + 1 : items.length;
        return body.append("],\"offset\":0,\"totalResults\":")
                .append(total)
                .append('}')
                .toString();
    }

    static MockResponse error(int status, String code, String detail) {
        return json(
                status,
                "{\"type\":\"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1\",\"title\":\"Bad Request\","
                        + "\"status\":" + status + ",\"o:errorDetails\":[{\"detail\":\"" + detail
                        + "\",\"o:errorCode\":\"" + code + "\"}]}");
    }

    static MockResponse invalidLogin() {
        return error(401, "INVALID_LOGIN", "Invalid login attempt.");
    }

    static MockResponse html(int status) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "text/html; charset=utf-8")
                .body("<html><body>NetSuite is being maintained</body></html>")
                .build();
    }

    @Override
    public void close() {
        platform.close();
        context.stop();
        server.close();
    }
}
