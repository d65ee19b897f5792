package io.daybook.source.intacct;

import io.daybook.source.ApiCalls;
import io.daybook.source.GovernedSending;
import io.daybook.source.Governor;
import io.daybook.source.Governor.Priority;
import io.daybook.source.SourceException;
import io.daybook.source.http.HttpAnswer;
import io.daybook.source.http.HttpCall;
import io.daybook.source.http.HttpWire;
import io.daybook.source.http.Unreachable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Sends requests of one company to the gateway, under its governor, again where Intacct says that too much was asked.
 * Thread-safe.
 */
final class Wire {
    private static final String RATE_LIMIT = "GW-0010";

    private final HttpWire http;
    private final GovernedSending sending;
    private final ApiCalls calls;
    private final InstantSource clock;

    Wire(HttpWire http, Governor governor, ApiCalls calls, Duration longestThrottle, InstantSource clock) {
        this.http = http;
        this.sending = new GovernedSending(governor, longestThrottle, "Intacct", "rate limit");
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * A reply that the gateway itself wrote.
     *
     * @param body as it came
     */
    record Answer(byte[] body, String mediaType, Reply reply) {}

    Governor governor() {
        return sending.governor();
    }

    /**
     * The reply, which may have failed for the user, the session or a function, but not for the sender or the request.
     *
     * @throws SourceException.Unauthorized if the gateway refuses the sender or the company
     * @throws SourceException.Throttled if Intacct keeps refusing for longer than the setting allows
     * @throws SourceException.Transient if no whole reply came, or the thread was interrupted
     */
    Answer send(URI url, GatewayRequest request, Priority priority, Faults faults) {
        HttpCall call = new HttpCall(
                "POST", url, Map.of("Content-Type", "application/xml", "Accept", "application/xml"), request.body());
        return sending.send(priority, faults.where(), slot -> {
            calls.made(faults.connection(), request.calls());
            HttpAnswer answer = once(call, faults);
            if (oneTooMany(answer)) {
                slot.refused(answer.retryAfter(clock.instant()));
                return Optional.empty();
            }
            Answer read = read(answer, url, faults);
            slot.succeeded();
            return Optional.of(read);
        });
    }

    private HttpAnswer once(HttpCall call, Faults faults) {
        try {
            return http.send(call);
        } catch (IOException e) {
            throw Unreachable.explain(faults.place(), call.uri(), e);
        }
    }

    /** Also as a page of the protection before the gateway, or as a bare text (Intacct reference 6.1). */
    private static boolean oneTooMany(HttpAnswer answer) {
        if (answer.status() == 429) {
            return true;
        }
        String text =
                answer.body().length > 20_000 || isXml(answer) && answer.successful() ? "" : answer.excerpt(4_000);
        return text.contains("rate limit exceeded") || text.contains("being rate limited") || text.contains(RATE_LIMIT);
    }

    private static boolean isXml(HttpAnswer answer) {
        return answer.mediaType().endsWith("/xml") || answer.mediaType().endsWith("+xml");
    }

    private static Answer read(HttpAnswer answer, URI url, Faults faults) {
        if (!isXml(answer) || answer.status() >= 500) {
            throw faults.foreign(answer, url.getHost());
        }
        Reply reply = parse(answer.body(), faults);
        if (!answer.successful()) {
            throw faults.gateway(reply.errors(), answer.status());
        }
        if (reply.failed().filter(Reply.Level.CONTROL::equals).isPresent()) {
            throw faults.control(reply.errors());
        }
        return new Answer(answer.body(), answer.mediaType(), reply);
    }

    /** @throws SourceException.Defect if nobody should read it */
    static Reply parse(byte[] body, Faults faults) {
        try {
            return ReplyReader.read(body);
        } catch (SafeXml.Hostile hostile) {
            throw hostile(hostile, faults);
        } catch (XMLStreamException damaged) {
            if (damaged.getNestedException() instanceof SafeXml.Hostile hostile) {
                throw hostile(hostile, faults);
            }
            throw new SourceException.Transient(
                    faults.where() + "the reply ends in the middle or is damaged. It is tried again.", damaged);
        }
    }

    private static SourceException hostile(SafeXml.Hostile hostile, Faults faults) {
        return new SourceException.Defect(
                faults.where() + "the reply is refused: " + hostile.getMessage()
                        + ". Intacct sends no such thing; check the base URL and what is between here and it.",
                hostile);
    }
}
