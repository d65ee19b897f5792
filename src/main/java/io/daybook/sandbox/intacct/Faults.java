package io.daybook.sandbox.intacct;

import io.daybook.sandbox.Injections;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The switches that make the sandbox misbehave. Thread-safe; what is random follows the seed, so that the same order
 * of requests meets the same faults.
 */
public final class Faults {
    /** Which requests an injected fault strikes. */
    public enum Target {
        /** Those with a session. */
        SESSIONS,
        /** Those that sign in with a password. */
        LOGINS
    }

    private final Injections<Fault, Target> injections;
    private volatile Duration latency = Duration.ZERO;
    private volatile Duration slowBodyTakes = Duration.ofSeconds(5);
    private volatile Duration retryAfter;
    private volatile Duration lateVisibility = Duration.ZERO;
    private volatile Duration lateAudit = Duration.ZERO;

    Faults(long seed) {
        this.injections = new Injections<>(seed, Fault.class, Target.SESSIONS);
    }

    /** The next {@code times} requests with a session suffer {@code fault}. */
    public void next(Fault fault, int times) {
        inject(fault, Target.SESSIONS, 0, times);
    }

    /** {@code times} requests of that kind suffer {@code fault}, after {@code skip} more have gone well. */
    public void inject(Fault fault, Target target, int skip, int times) {
        injections.inject(fault, target, skip, times);
    }

    /** From now on this share of the requests with a session, 0 to 1, suffers {@code fault}. */
    public void share(Fault fault, double share) {
        injections.share(fault, share);
    }

    /** Each request takes at least so long. */
    public void latency(Duration duration) {
        this.latency = duration;
    }

    public Duration latency() {
        return latency;
    }

    /** How long the body of an answer with {@link Fault#SLOW_BODY} takes; five seconds unless set. */
    public void slowBodyTakes(Duration duration) {
        this.slowBodyTakes = duration;
    }

    public Duration slowBodyTakes() {
        return slowBodyTakes;
    }

    /** Adds {@code Retry-After} to each 429 and 503; Intacct is not known to send it. Null takes it away. */
    public void retryAfter(Duration duration) {
        this.retryAfter = duration;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * Records made from now on show only so much later (Intacct reference 9.2). A change of a record that is there already shows
     * late when it is {@link io.daybook.sandbox.intacct.books.Mutations#stamped stamped} with an earlier moment.
     */
    public void lateVisibility(Duration duration) {
        this.lateVisibility = duration;
    }

    public Duration lateVisibility() {
        return lateVisibility;
    }

    /** Rows of the audit trail show only so long after what they tell of. */
    public void lateAudit(Duration duration) {
        this.lateAudit = duration;
    }

    public Duration lateAudit() {
        return lateAudit;
    }

    /** Notes that a request really suffered a fault; some strike where they can do nothing. */
    public void count(Fault fault) {
        injections.count(fault);
    }

    /** How many requests suffered each fault since the sandbox started; those that none suffered are left out. */
    public Map<Fault, Long> served() {
        return injections.served();
    }

    /** Requests with a session since the sandbox started. */
    public long requests() {
        return injections.requests();
    }

    /** How many injected faults are still to strike. */
    public int pending() {
        return injections.pending();
    }

    /** Everything goes well again, and what is random starts over; what was served stays counted. */
    public void clear() {
        injections.clear();
        latency = Duration.ZERO;
        slowBodyTakes = Duration.ofSeconds(5);
        retryAfter = null;
        lateVisibility = Duration.ZERO;
        lateAudit = Duration.ZERO;
    }

    /** What the request that is being handled shall suffer; each call counts as one request. */
    public Optional<Fault> strike(Target target) {
        return injections.strike(target);
    }
}
