package io.daybook.sandbox.netsuite;

import io.daybook.config.Problem;
import io.daybook.sandbox.ShiftedClock;
import io.daybook.sandbox.http.Listener;
import io.daybook.sandbox.netsuite.books.Books;
import io.daybook.sandbox.netsuite.books.BooksSettings;
import io.daybook.sandbox.netsuite.login.LoginAuditTrail;
import io.daybook.sandbox.netsuite.wire.Governor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A make-believe NetSuite account that answers and misbehaves over HTTP as a real one does. Any client of NetSuite's
 * REST services can be pointed at {@link #baseUrl}. Thread-safe.
 */
public final class NetSuiteSandbox implements AutoCloseable {
    private final Listener listener;
    private final Books books;
    private final ShiftedClock clock;
    private final Faults faults;
    private final AccountSetup setup;
    private final Governor governor;
    private final Wiring wiring;
    private final LoginAuditTrail trail;
    private final URI baseUrl;
    private final SandboxCredentials credentials;

    private NetSuiteSandbox(
            SandboxSettings settings, Listener listener, Books books, ShiftedClock clock, CredentialsOfSeed secrets) {
        this.listener = listener;
        this.books = books;
        this.clock = clock;
        this.faults = new Faults(settings.seed());
        this.setup = new AccountSetup(settings.features(), settings.permissions());
        this.governor = new Governor(settings.concurrency());
        this.trail = new LoginAuditTrail(settings.clock());
        this.baseUrl = listener.address();
        this.credentials = secrets.at(baseUrl, settings.account());
        this.wiring = new Wiring(settings, setup, faults, governor, trail, books, clock, secrets);
        listener.answer(wiring.front());
    }

    /**
     * Fills the books and listens. It answers once this returns.
     *
     * @throws Problem when the port is taken
     */
    public static NetSuiteSandbox start(SandboxSettings settings) {
        Listener listener = Listener.on(settings.bind(), settings.port(), "netsuite-sandbox");
        try {
            // finding a prime for an RSA key takes as long as filling small books
            CompletableFuture<CredentialsOfSeed> secrets =
                    CompletableFuture.supplyAsync(() -> CredentialsOfSeed.of(settings));
            ShiftedClock clock = new ShiftedClock(settings.booksClock());
            Books books = Books.create(BooksSettings.of(settings.seed(), settings.invoices())
                    .withLoginZone(settings.loginZone())
                    .withClock(clock));
            return new NetSuiteSandbox(settings, listener, books, clock, secrets.join());
        } catch (RuntimeException e) {
            listener.close();
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
        listener.close();
        wiring.close();
        books.close();
    }
}
