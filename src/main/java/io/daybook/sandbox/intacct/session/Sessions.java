package io.daybook.sandbox.intacct.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that are open. Each use puts the end of one off again. Thread-safe. */
public final class Sessions {
    private static final int BYTES = 24;

    private final Clock clock;
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private volatile Duration life;

    private record Open(Session session, Instant ends) {}

    /** @param life how long one lives after its last use */
    public Sessions(Clock clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    /** Opens one; an empty entity is the top level. */
    public Session open(String userId, String entity) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        Session session = new Session(Base64.getUrlEncoder().encodeToString(bytes) + "..", userId, entity);
        open.put(session.id(), new Open(session, clock.instant().plus(life)));
        return session;
    }

    /** The session of that id, if it is still open; it lives on. */
    public Optional<Session> use(String id) {
        Open found = open.get(id);
        if (found == null || !clock.instant().isBefore(found.ends)) {
            open.remove(id);
            return Optional.empty();
        }
        open.put(id, new Open(found.session, clock.instant().plus(life)));
        return Optional.of(found.session);
    }

    /** When a session ends that is used now. */
    public Instant ends() {
        return clock.instant().plus(life);
    }

    /** How long sessions live from their next use on. */
    public void life(Duration duration) {
        life = duration;
    }

    /** None is open any more. */
    public void endAll() {
        open.clear();
    }
}
