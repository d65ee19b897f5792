package io.daybook.sandbox.intacct;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.http.Sender;
import io.daybook.sandbox.intacct.functions.Spoil;
import io.daybook.sandbox.intacct.gateway.Gateway;
import io.daybook.sandbox.intacct.gateway.Replies;
import io.daybook.sandbox.intacct.session.Sessions;
import io.daybook.sandbox.intacct.wire.Request;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where every request arrives: faults strike, then the gateway answers. Thread-safe. */
final class Front implements HttpHandler {
    /** The one address of the XML gateway (Intacct reference 1.1). */
    static final String PATH = "/ia/xml/xmlgw.phtml";

    private static final Logger LOG = LoggerFactory.getLogger(Front.class);

    private final Gateway gateway;
    private final Sessions sessions;
    private final Faults faults;
    private final Switches switches;
    private final URI endpoint;
    private final Sender sender = new Sender();

    /** @param endpoint of sessions; {@code null} for what the client addressed */
    Front(Gateway gateway, Sessions sessions, Faults faults, Switches switches, URI endpoint) {
        this.gateway = gateway;
        this.sessions = sessions;
        this.faults = faults;
        this.switches = switches;
        this.endpoint = endpoint;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            Request request = Request.read(exchange);
            if (request.path().startsWith(Switches.PATH)) {
                sender.send(exchange, switches.answer(request), Sender.Manner.WHOLE, faults.slowBodyTakes());
            } else if (!request.path().equals(PATH)) {
                plain(exchange, 404, "Not Found");
            } else if (!request.method().equals("POST")) {
                plain(exchange, 405, "Method Not Allowed");
            } else if (request.tooLong()) {
                plain(exchange, 413, "Request Entity Too Large");
            } else {
                answer(exchange, request);
            }
        } catch (IOException gone) {
            // the client hung up, or was cut off on purpose
            LOG.debug("Intacct sandbox: {}", gone.toString());
            exchange.close();
        } catch (RuntimeException defect) {
            LOG.error("Intacct sandbox: a request ended unexpectedly", defect);
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange, Request request) throws IOException {
        boolean login = Gateway.isLogin(request.body());
        Optional<Fault> fault = faults.strike(login ? Faults.Target.LOGINS : Faults.Target.SESSIONS);
        fault.ifPresent(faults::count);
        Sender.pause(faults.latency());
        if (fault.filter(Fault.CONNECTION_RESET::equals).isPresent()) {
            exchange.close();
            return;
        }
        Optional<Response> instead = fault.flatMap(this::instead);
        if (instead.isPresent()) {
            sender.send(exchange, instead.get(), Sender.Manner.WHOLE, faults.slowBodyTakes());
            return;
        }
        if (fault.filter(Fault.LOST_SESSION::equals).isPresent()) {
            sessions.endAll();
        }
        String told = endpoint == null ? request.origin() + PATH : endpoint.toString();
        Response good = gateway.answer(request.body(), told, spoil(fault));
        Response response = fault.filter(Fault.CUT_DOCUMENT::equals).isPresent() ? cut(good) : good;
        sender.send(exchange, response, manner(fault), faults.slowBodyTakes());
    }

    private static Spoil spoil(Optional<Fault> fault) {
        return switch (fault.orElse(Fault.CONNECTION_RESET)) {
            case PROCESSING_ERROR -> Spoil.FAIL;
            case EMPTY_ANSWER -> Spoil.EMPTY;
            default -> Spoil.NOTHING;
        };
    }

    private static Sender.Manner manner(Optional<Fault> fault) {
        return switch (fault.orElse(Fault.CONNECTION_RESET)) {
            case TRUNCATED_BODY -> Sender.Manner.TRUNCATED;
            case SLOW_BODY -> Sender.Manner.SLOW;
            default -> Sender.Manner.WHOLE;
        };
    }

    private static Response cut(Response good) {
        return new Response(good.status(), good.headers(), Arrays.copyOf(good.body(), good.body().length * 2 / 3));
    }

    /** What is answered in place of the answer. */
    private Optional<Response> instead(Fault fault) {
        return switch (fault) {
            case THROTTLED -> Optional.of(later(Replies.gateway(429, "GW-0010", "Rate limit exceeded")));
            case INVALID_REQUEST -> Optional.of(Replies.gateway(400, "GW-0011", "Invalid Request"));
            case UNAUTHORIZED -> Optional.of(Replies.gateway(401, "XMLGW_JPP0002", "Sign-in information is incorrect"));
            case SERVER_ERROR -> Optional.of(html(500, Pages.SERVER_ERROR));
            case BAD_GATEWAY -> Optional.of(html(502, Pages.BAD_GATEWAY));
            case UNAVAILABLE -> Optional.of(later(html(503, Pages.OFF_LINE)));
            case GATEWAY_TIMEOUT -> Optional.of(html(524, Pages.cloudflare("524", "A timeout occurred")));
            case CLOUDFLARE_PAGE -> Optional.of(html(200, Pages.cloudflare("1015", "You are being rate limited")));
            case RATE_LIMIT_TEXT -> Optional.of(Response.text(200, "text/plain", "API rate limit exceeded"));
            default -> Optional.empty();
        };
    }

    private static Response html(int status, String page) {
        return Response.text(status, "text/html; charset=UTF-8", page);
    }

    private Response later(Response response) {
        return faults.retryAfter()
                .map(after -> response.with("Retry-After", String.valueOf(after.toSeconds())))
                .orElse(response);
    }

    private void plain(HttpExchange exchange, int status, String text) throws IOException {
        sender.send(exchange, Response.text(status, "text/plain", text), Sender.Manner.WHOLE, faults.slowBodyTakes());
    }
}
