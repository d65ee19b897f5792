package io.daybook.sandbox.netsuite.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.http.Sender;
import io.daybook.sandbox.netsuite.Fault;
import io.daybook.sandbox.netsuite.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every request arrives: faults strike, the login is checked, a slot is taken, then an endpoint answers.
 * Thread-safe.
 */
public final class Front implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);
    private static final String PROXY_PAGE =
            """
            <!DOCTYPE html>
            <html><head><title>Web Gateway</title></head>
            <body><h1>Please sign in to the company network</h1></body></html>
            """;
    private static final String UNAVAILABLE =
            """
            <!DOCTYPE html>
            <html><head><title>NetSuite - Service Unavailable</title></head>
            <body><h1>Your data is still safe</h1>
            <p>Our system is currently undergoing maintenance. Please try again later.</p></body></html>
            """;

    /** What answers under which part of the address space. */
    public interface Routes {
        /** Needs no login and no slot: the token endpoint and the sandbox's own switches. */
        Optional<Endpoint> open(Request request);

        /** Refuses the request by throwing, or lets it in. */
        void logIn(Request request);

        /** No access token issued so far opens the account any more. */
        void expireTokens();

        /** Whether its answer has rows, so that faults of rows can strike there. */
        boolean isQuery(Request request);

        /** Answers a request that was let in. */
        Response answer(Request request, boolean empty);

        /** The faults that the next request to this address suffers. */
        Faults.Target target(Request request);
    }

    private final Routes routes;
    private final Faults faults;
    private final Governor governor;
    private final ErrorDocuments errors;
    private final String account;
    private final PageFaults pages;
    private final Sender sender = new Sender();

    public Front(Routes routes, Faults faults, Governor governor, ErrorDocuments errors, String account, long seed) {
        this.routes = routes;
        this.faults = faults;
        this.governor = governor;
        this.errors = errors;
        this.account = account;
        this.pages = new PageFaults(seed);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            Request request;
            try {
                request = Request.read(exchange);
            } catch (NetSuiteError unreadable) {
                send(exchange, errors.of(unreadable), Sender.Manner.WHOLE);
                return;
            }
            answer(exchange, request);
        } catch (IOException gone) {
            // the client hung up, or was cut off on purpose
            LOG.debug("NetSuite sandbox: {}", gone.toString());
            exchange.close();
        } catch (RuntimeException defect) {
            LOG.error("NetSuite sandbox: a request ended unexpectedly", defect);
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange, Request request) throws IOException {
        if (request.method().equals("OPTIONS") && request.path().startsWith("/services/rest/")) {
            send(
                    exchange,
                    Response.noContent().with("Allow", "GET, POST, PATCH, PUT, DELETE, OPTIONS"),
                    Sender.Manner.WHOLE);
            return;
        }
        Optional<Endpoint> open = routes.open(request);
        boolean own = open.isPresent() && request.path().startsWith("/sandbox/");
        Optional<Fault> fault = own ? Optional.empty() : faults.strike(routes.target(request));
        if (open.isPresent()) {
            finish(
                    exchange,
                    request,
                    fault,
                    () -> answered(request, () -> open.get().answer(request)));
            return;
        }
        boolean byToken = request.header("Authorization").orElse("").strip().startsWith("Bearer");
        if (byToken && fault.filter(Fault.EXPIRED_TOKEN::equals).isPresent()) {
            faults.count(Fault.EXPIRED_TOKEN);
            routes.expireTokens();
        }
        try {
            routes.logIn(request);
        } catch (NetSuiteError refusal) {
            send(exchange, errors.of(refusal), Sender.Manner.WHOLE);
            return;
        }
        Governor.Slot slot;
        try {
            slot = governor.enter();
        } catch (NetSuiteError exceeded) {
            send(exchange, retryLater(errors.of(exceeded)), Sender.Manner.WHOLE);
            return;
        }
        try {
            Sender.pause(faults.latency());
            boolean empty = fault.filter(Fault.EMPTY_ANSWER::equals).isPresent() && routes.isQuery(request);
            if (empty) {
                faults.count(Fault.EMPTY_ANSWER);
            }
            finish(exchange, request, fault, () -> answered(request, () -> routes.answer(request, empty)));
        } finally {
            slot.close();
        }
    }

    private void finish(HttpExchange exchange, Request request, Optional<Fault> fault, Supplier<Response> answer)
            throws IOException {
        Optional<Response> instead = fault.flatMap(this::instead);
        if (fault.filter(Fault.CONNECTION_RESET::equals).isPresent()) {
            faults.count(Fault.CONNECTION_RESET);
            exchange.close();
        } else if (instead.isPresent()) {
            faults.count(fault.get());
            send(exchange, instead.get(), Sender.Manner.WHOLE);
        } else {
            send(exchange, spoiled(request, fault, answer.get()), manner(fault));
        }
    }

    /** What is answered in place of the answer. */
    private Optional<Response> instead(Fault fault) {
        return switch (fault) {
            case UNAUTHORIZED -> Optional.of(errors.of(NetSuiteError.invalidLogin(account)));
            case THROTTLED -> Optional.of(retryLater(errors.of(Governor.exceeded())));
            case UNEXPECTED_ERROR -> Optional.of(errors.of(UnexpectedError.onDemand()));
            case UNAVAILABLE -> Optional.of(retryLater(Response.text(503, "text/html; charset=utf-8", UNAVAILABLE)));
            case PROXY_PAGE -> Optional.of(Response.text(200, "text/html; charset=utf-8", PROXY_PAGE));
            default -> Optional.empty();
        };
    }

    private Response spoiled(Request request, Optional<Fault> fault, Response good) {
        boolean query = routes.isQuery(request);
        Optional<Response> spoiled =
                query || fault.filter(Fault.CUT_CHARACTER::equals).isPresent()
                        ? fault.flatMap(each -> pages.spoiled(each, request, good))
                        : Optional.empty();
        if (query) {
            pages.remember(request, good);
        }
        if (spoiled.isPresent()) {
            faults.count(fault.get());
        }
        return spoiled.orElse(good);
    }

    private Sender.Manner manner(Optional<Fault> fault) {
        Sender.Manner manner = fault.filter(Fault.TRUNCATED_BODY::equals).isPresent()
                ? Sender.Manner.TRUNCATED
                : fault.filter(Fault.SLOW_BODY::equals).isPresent() ? Sender.Manner.SLOW : Sender.Manner.WHOLE;
        if (manner != Sender.Manner.WHOLE) {
            faults.count(fault.get());
        }
        return manner;
    }

    private Response answered(Request request, Supplier<Response> answer) {
        try {
            return answer.get().with("X-N-OperationId", UUID.randomUUID().toString());
        } catch (NetSuiteError refusal) {
            return errors.of(refusal);
        } catch (RuntimeException defect) {
            LOG.error("NetSuite sandbox: {} {} failed", request.method(), request.path(), defect);
            return errors.of(UnexpectedError.because(defect));
        }
    }

    private Response retryLater(Response response) {
        Optional<Duration> retryAfter = faults.retryAfter();
        return retryAfter.isEmpty()
                ? response
                : response.with("Retry-After", String.valueOf(retryAfter.get().toSeconds()));
    }

    private void send(HttpExchange exchange, Response response, Sender.Manner manner) throws IOException {
        sender.send(exchange, response, manner, faults.slowBodyTakes());
    }
}
