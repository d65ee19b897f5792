package io.daybook.source.intacct;

import io.daybook.connection.Credentials.IntacctUser;
import io.daybook.source.Governor;
import io.daybook.source.Governor.Priority;
import io.daybook.source.SourceException;
import java.net.URI;
import java.util.List;

/** Asks the functions of one connection, under its session, and once more under a fresh one. Thread-safe. */
final class CompanyClient {
    private final Wire wire;
    private final Sessions sessions;
    private final GatewayAddress address;
    private final IntacctUser user;

    CompanyClient(Wire wire, Sessions sessions, GatewayAddress address, IntacctUser user) {
        this.wire = wire;
        this.sessions = sessions;
        this.address = address;
        this.user = user;
    }

    URI gateway() {
        return address.url();
    }

    IntacctUser user() {
        return user;
    }

    Governor governor() {
        return wire.governor();
    }

    void forgive() {
        sessions.forgive();
    }

    /** Whatever is remembered of earlier sign-ins is forgotten. */
    void startAgain() {
        sessions.startAgain();
    }

    /** Signs in if need be. */
    void signIn(Faults faults) {
        sessions.current(Priority.PROMPT, faults);
    }

    /**
     * The reply to some functions, with a result each, which may be a failure.
     *
     * @throws SourceException.Unauthorized if the sign-in is refused, a fresh one included
     */
    Wire.Answer ask(List<String> functions, Priority priority, Faults faults) {
        Session session = sessions.current(priority, faults);
        Wire.Answer answer = send(session, functions, priority, faults);
        if (answer.reply().failed().isPresent()) {
            sessions.ended(session);
            session = sessions.current(priority, faults);
            answer = send(session, functions, priority, faults);
            if (answer.reply().failed().isPresent()) {
                if (invalidSession(answer.reply())) {
                    // somebody ended it in the same moment; the credentials are good, they have just opened it
                    throw faults.garbled("Intacct ended a session that it had just given. It is tried again.");
                }
                SourceException reason = faults.sessionRefused(answer.reply().errors());
                if (reason instanceof SourceException.Unauthorized unauthorized) {
                    sessions.giveUp(unauthorized);
                }
                throw reason;
            }
        }
        sessions.used(session, answer.reply());
        if (answer.reply().results().size() != functions.size()) {
            throw faults.garbled("Intacct was asked " + functions.size() + " things and answered "
                    + answer.reply().results().size() + ". Nothing of it is taken; it is asked again.");
        }
        return answer;
    }

    private Wire.Answer send(Session session, List<String> functions, Priority priority, Faults faults) {
        return wire.send(session.endpoint(), GatewayRequest.ask(user, session.id(), functions), priority, faults);
    }

    private static boolean invalidSession(Reply reply) {
        return Reply.cause(reply.errors()).says("invalid session");
    }
}
