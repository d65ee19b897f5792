package io.daybook.sandbox.netsuite;

import io.daybook.sandbox.ShiftedClock;
import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.netsuite.books.Books;
import io.daybook.sandbox.netsuite.login.AccessTokens;
import io.daybook.sandbox.netsuite.login.LoginAuditTrail;
import io.daybook.sandbox.netsuite.login.Logins;
import io.daybook.sandbox.netsuite.login.TokenBasedLogin;
import io.daybook.sandbox.netsuite.login.TokenEndpoint;
import io.daybook.sandbox.netsuite.record.AsyncJobs;
import io.daybook.sandbox.netsuite.record.RecordService;
import io.daybook.sandbox.netsuite.suiteql.SuiteQl;
import io.daybook.sandbox.netsuite.system.Switches;
import io.daybook.sandbox.netsuite.system.SystemService;
import io.daybook.sandbox.netsuite.wire.Endpoint;
import io.daybook.sandbox.netsuite.wire.ErrorDocuments;
import io.daybook.sandbox.netsuite.wire.Front;
import io.daybook.sandbox.netsuite.wire.Governor;
import io.daybook.sandbox.netsuite.wire.Json;
import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import io.daybook.sandbox.netsuite.wire.Request;
import io.daybook.sandbox.netsuite.wire.UnexpectedError;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts the parts of one account together and says which of them answers which address. Thread-safe. */
final class Wiring implements Front.Routes, AutoCloseable {
    private final AccountSetup setup;
    private final AccessTokens tokens;
    private final Logins logins;
    private final TokenEndpoint tokenEndpoint;
    private final SuiteQl suiteQl;
    private final RecordService records;
    private final AsyncJobs jobs;
    private final SystemService system;
    private final ErrorDocuments errors;
    private final ExecutorService worker;
    private final Switches switches;
    private final Front front;

    Wiring(
            SandboxSettings settings,
            AccountSetup setup,
            Faults faults,
            Governor governor,
            LoginAuditTrail trail,
            Books books,
            ShiftedClock clock,
            CredentialsOfSeed secrets) {
        Json json = new Json();
        this.setup = setup;
        this.tokens = new AccessTokens(settings, json);
        TokenBasedLogin tokenBased = new TokenBasedLogin(
                settings,
                setup,
                secrets.consumerKey(),
                secrets.consumerSecret(),
                secrets.tokenId(),
                secrets.tokenSecret());
        this.logins = new Logins(settings.account(), tokens, tokenBased, trail);
        this.tokenEndpoint = new TokenEndpoint(
                settings,
                setup,
                faults,
                secrets.clientId(),
                secrets.certificateId(),
                secrets.certificateKeys().getPublic(),
                tokens,
                trail,
                json);
        this.suiteQl = new SuiteQl(settings, setup, faults, books, json);
        this.records = new RecordService(settings, setup, books, json);
        this.worker = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "netsuite-sandbox-jobs");
            thread.setDaemon(true);
            return thread;
        });
        this.jobs = new AsyncJobs(json, settings.clock(), worker);
        this.errors = new ErrorDocuments(json, settings.errorTypes());
        this.system = new SystemService(settings, setup, books.settings(), governor, json);
        this.switches = new Switches(faults, setup, tokens, governor, trail, clock::shift, json);
        this.front = new Front(
                this,
                faults,
                governor,
                new ErrorDocuments(json, settings.errorTypes()),
                settings.account(),
                settings.seed());
    }

    AccessTokens tokens() {
        return tokens;
    }

    Front front() {
        return front;
    }

    @Override
    public Optional<Endpoint> open(Request request) {
        if (request.path().equals(TokenEndpoint.PATH)) {
            return Optional.of(tokenEndpoint::answer);
        }
        return request.path().startsWith(Switches.PATH) ? Optional.of(switches::answer) : Optional.empty();
    }

    @Override
    public void logIn(Request request) {
        logins.check(request);
    }

    @Override
    public void expireTokens() {
        tokens.expireAll();
    }

    @Override
    public boolean isQuery(Request request) {
        return request.path().equals(SuiteQl.PATH);
    }

    @Override
    public Response answer(Request request, boolean empty) {
        if (!setup.has(Feature.REST_WEB_SERVICES)) {
            throw NetSuiteError.insufficientPermission(Permission.ADMI_RESTWEBSERVICES.title());
        }
        setup.require(Permission.ADMI_RESTWEBSERVICES);
        if (request.path().equals(SuiteQl.PATH)) {
            return suiteQl.answer(request, empty);
        }
        if (request.path().startsWith(SystemService.PATH)) {
            return system.answer(request);
        }
        if (request.path().startsWith(AsyncJobs.PATH)) {
            return jobs.answer(request);
        }
        if (request.path().startsWith(RecordService.PATH)) {
            return request.prefers("respond-async")
                    ? jobs.accept(request, () -> result(request))
                    : records.answer(request);
        }
        throw NetSuiteError.of(404, "NOT_FOUND", "The requested resource was not found.");
    }

    /** What the request would have been answered at once, refusals included. */
    private Response result(Request request) {
        try {
            return records.answer(request);
        } catch (NetSuiteError refusal) {
            return errors.of(refusal);
        } catch (RuntimeException defect) {
            return errors.of(UnexpectedError.because(defect));
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    @Override
    public Faults.Target target(Request request) {
        return request.path().equals(TokenEndpoint.PATH) ? Faults.Target.TOKENS : Faults.Target.RESOURCES;
    }
}
