package io.daybook.source.intacct;

import io.daybook.connection.Credentials.IntacctUser;
import io.daybook.source.Governor.Priority;
import io.daybook.source.SourceException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The session of one connection (Intacct reference 2): opened at the gateway only, one sign-in at a time, renewed ahead of
 * its end, never again with credentials that were refused. Thread-safe.
 */
final class Sessions {
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final int PART_OF_LIFE = 10;

    private final ReentrantLock signingIn = new ReentrantLock();
    private final Wire wire;
    private final GatewayAddress address;
    private final IntacctUser user;
    private final InstantSource clock;
    private volatile Open open;
    private volatile SourceException.Unauthorized refused;

    Sessions(Wire wire, GatewayAddress address, IntacctUser user, InstantSource clock) {
        this.wire = wire;
        this.address = address;
        this.user = user;
        this.clock = clock;
    }

    /** @param renewAt from when on it is no longer used, by our clock */
    private record Open(Session session, Instant renewAt) {}

    /** A person has mended something: credentials that were refused are tried again. */
    void forgive() {
        refused = null;
    }

    /** The next request signs in anew. */
    void startAgain() {
        signingIn.lock();
        try {
            open = null;
            refused = null;
        } finally {
            signingIn.unlock();
        }
    }

    /**
     * The present session, or a new one.
     *
     * @throws SourceException.Unauthorized if it is refused, or was before
     * @throws SourceException.Forbidden if the user reads dates in a form that could be mistaken
     */
    Session current(Priority priority, Faults faults) {
        Open present = open;
        if (present != null && clock.instant().isBefore(present.renewAt())) {
            return present.session();
        }
        signingIn.lock();
        try {
            present = open;
            if (present != null && clock.instant().isBefore(present.renewAt())) {
                return present.session();
            }
            if (refused != null) {
                throw refused;
            }
            return signIn(priority, faults);
        } catch (SourceException.Unauthorized reason) {
            refused = reason;
            throw reason;
        } finally {
            signingIn.unlock();
        }
    }

    /** A reply has put the session's end off. */
    void used(Session session, Reply reply) {
        Open present = open;
        if (present != null && present.session().equals(session)) {
            open = new Open(session, renewAt(reply));
        }
    }

    /** The platform no longer knows the session; another one may be open already. */
    void ended(Session session) {
        signingIn.lock();
        try {
            if (open != null && open.session().equals(session)) {
                open = null;
            }
        } finally {
            signingIn.unlock();
        }
    }

    /** Not even a fresh session is accepted. */
    void giveUp(SourceException.Unauthorized reason) {
        refused = reason;
    }

    private Session signIn(Priority priority, Faults faults) {
        Reply reply = wire.send(address.url(), GatewayRequest.login(user), priority, faults)
                .reply();
        if (reply.failed().isPresent()) {
            throw faults.signIn(reply.errors());
        }
        Reply.Result result = only(reply, faults);
        if (!result.succeeded()) {
            throw faults.signIn(result.errors());
        }
        Map<String, String> api =
                result.rows().isEmpty() ? Map.of() : result.rows().get(0);
        String id = api.getOrDefault("sessionid", "");
        String named = api.getOrDefault("endpoint", "");
        if (id.isEmpty()) {
            throw faults.garbled("Intacct let us in and gave no session. It is tried again.");
        }
        URI endpoint = address.endpoint(named)
                .orElseThrow(
                        () -> faults.defect("Intacct names '" + (named.length() > 80 ? named.substring(0, 80) : named)
                                + "' as the session's endpoint, which is neither a host of Intacct's with TLS nor the configured"
                                + " base URL. Nothing is sent there; check the base URL."));
        Session session = new Session(id, endpoint);
        checkFormatting(session, priority, faults);
        open = new Open(session, renewAt(reply));
        return session;
    }

    private void checkFormatting(Session session, Priority priority, Faults faults) {
        String function = new Markup()
                .open("readUserFormatting")
                .element("userId", user.userId())
                .close("readUserFormatting")
                .toString();
        Reply reply = wire.send(
                        session.endpoint(), GatewayRequest.ask(user, session.id(), List.of(function)), priority, faults)
                .reply();
        if (reply.failed().isPresent()) {
            throw faults.sessionRefused(reply.errors());
        }
        Reply.Result result = only(reply, faults);
        if (!result.succeeded()) {
            throw faults.function("the user's formatting", result.errors());
        }
        UserFormatting.of(result.rows()).check(user.userId(), faults);
    }

    private static Reply.Result only(Reply reply, Faults faults) {
        if (reply.results().size() != 1) {
            throw faults.garbled("Intacct's reply has no result. It is tried again.");
        }
        return reply.results().get(0);
    }

    private Instant renewAt(Reply reply) {
        Instant now = clock.instant();
        if (reply.time().isEmpty() || reply.sessionEnds().isEmpty()) {
            // companies of old tell no end: an invalid session is noticed when it comes
            return now.plus(Duration.ofHours(1));
        }
        Duration life = Duration.between(reply.time().get(), reply.sessionEnds().get());
        Duration part = life.dividedBy(PART_OF_LIFE);
        return now.plus(life).minus(part.compareTo(MARGIN) < 0 ? part : MARGIN);
    }
}
