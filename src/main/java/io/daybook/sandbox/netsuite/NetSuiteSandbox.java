package io.daybook.sandbox.netsuite;

import com.sun.net.httpserver.HttpServer;
import io.daybook.config.Problem;
import io.daybook.sandbox.netsuite.books.Books;
import io.daybook.sandbox.netsuite.books.BooksSettings;
import io.daybook.sandbox.netsuite.login.LoginAuditTrail;
import io.daybook.sandbox.netsuite.wire.Governor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A make-believe NetSuite account that answers and misbehaves over HTTP as a real one does. Any client of NetSuite's
 * REST services can be pointed at {@link #baseUrl}. Thread-safe.
 */
public final class NetSuiteSandbox implements AutoCloseable {
    private static final int THREADS = 64;
    private static final int WAITING_CONNECTIONS = 256;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Books books;
    private final AccountClock clock;
    private final Faults faults;
    private final AccountSetup setup;
    private final Governor governor;
    private final Wiring wiring;
    private final LoginAuditTrail trail;
    private final URI baseUrl;
    private final SandboxCredentials credentials;

    private NetSuiteSandbox(
            SandboxSettings settings, HttpServer server, Books books, AccountClock clock, CredentialsOfSeed secrets) {
        this.server = server;
        this.books = books;
        this.clock = clock;
        this.faults = new Faults(settings.seed());
        this.setup = new AccountSetup(settings.features(), settings.permissions());
        this.governor = new Governor(settings.concurrency());
        this.trail = new LoginAuditTrail(settings.clock());
        this.baseUrl = address(server.getAddress());
        this.credentials = secrets.at(baseUrl, settings.account());
        this.wiring = new Wiring(settings, setup, faults, governor, trail, books, clock, secrets);
        this.threads = Executors.newFixedThreadPool(THREADS, namedThreads());
        server.setExecutor(threads);
        server.createContext("/", wiring.front());
        server.start();
    }

    /**
     * Fills the books and listens. It answers once this returns.
     *
     * @throws Problem when the port is taken
     */
    public static NetSuiteSandbox start(SandboxSettings settings) {
        HttpServer server = listen(settings);
        try {
            // finding a prime for an RSA key takes as long as filling small books
            CompletableFuture<CredentialsOfSeed> secrets =
                    CompletableFuture.supplyAsync(() -> CredentialsOfSeed.of(settings));
            AccountClock clock = new AccountClock(settings.booksClock());
            Books books = Books.create(BooksSettings.of(settings.seed(), settings.invoices())
                    .withLoginZone(settings.loginZone())
                    .withClock(clock));
            return new NetSuiteSandbox(settings, server, books, clock, secrets.join());
        } catch (RuntimeException e) {
            server.stop(0);
            throw e;
        }
    }

    /** Where it answers, without a slash at the end. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** What opens it: the same for the same seed and account. */
    public SandboxCredentials credentials() {
        return credentials;
    }

    /** The switches that make it misbehave. */
    public Faults faults() {
        return faults;
    }

    /** Features of the account and permissions of the role. */
    public AccountSetup setup() {
        return setup;
    }

    /** The concurrency limit. */
    public Governor governor() {
        return governor;
    }

    public Books books() {
        return books;
    }

    /** The latest logins with the reasons that the wire hides, oldest first. */
    public List<LoginAttempt> loginAuditTrail() {
        return trail.attempts();
    }

    /** From now on no access token that was issued so far opens the account. */
    public void expireTokens() {
        wiring.tokens().expireAll();
    }

    /**
     * Sets the account's own clock so much ahead of the right time, or behind it where negative: what {@code serverTime} tells
     * and what stamps later changes, never earlier than the books. Logins are judged by the right time still.
     */
    public void shiftClock(Duration by) {
        clock.shift(by);
    }

    /** Stops answering at once and forgets the books. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        wiring.close();
        books.close();
    }

    private static HttpServer listen(SandboxSettings settings) {
        // a keep-alive answer is two small writes: with Nagle's algorithm the second would wait 40 ms for the first
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        InetSocketAddress address = new InetSocketAddress(settings.bind(), settings.port());
        try {
            return HttpServer.create(address, WAITING_CONNECTIONS);
        } catch (IOException e) {
            throw Problem.failed(
                    "--port " + settings.port(),
                    "the sandbox cannot listen on " + address.getAddress().getHostAddress() + " port " + settings.port()
                            + ": " + e.getMessage(),
                    "End what uses that port, or give another one: --port 0 takes any that is free.",
                    e);
        }
    }

    private static URI address(InetSocketAddress bound) {
        InetAddress host = bound.getAddress();
        String name = host.isAnyLocalAddress() || host.isLoopbackAddress() ? "127.0.0.1" : host.getHostAddress();
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + bound.getPort());
    }

    private static java.util.concurrent.ThreadFactory namedThreads() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "netsuite-sandbox-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
