package io.daybook.sandbox.netsuite;

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
        /** SuiteQL, records and system calls. */
        RESOURCES,
        /** The token endpoint. */
        TOKENS
    }

    private final Injections<Fault, Target> injections;
    private volatile Duration latency = Duration.ZERO;
    private volatile Duration slowBodyTakes = Duration.ofSeconds(5);
    private volatile Duration retryAfter;
    private volatile boolean unstableOrder;
    private volatile boolean certificateRevoked;
    private volatile boolean unknownFieldsAreUnexpected;

    Faults(long seed) {
        this.injections = new Injections<>(seed, Fault.class, Target.RESOURCES);
    }

    /** The next {@code times} resource requests suffer {@code fault}. */
    public void next(Fault fault, int times) {
        inject(fault, Target.RESOURCES, 0, times);
    }

    /** {@code times} requests of that kind suffer {@code fault}, after {@code skip} more have gone well. */
    public void inject(Fault fault, Target target, int skip, int times) {
        injections.inject(fault, target, skip, times);
    }

    /** From now on this share of resource requests, 0 to 1, suffers {@code fault}. */
    public void share(Fault fault, double share) {
        injections.share(fault, share);
    }

    /** Each resource request takes at least so long, and holds its slot of the concurrency limit meanwhile. */
    public void latency(Duration latency) {
        this.latency = latency;
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

    /** Adds {@code Retry-After} to each 429 and 503; NetSuite is not known to send it. Null takes it away. */
    public void retryAfter(Duration duration) {
        this.retryAfter = duration;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Pages of statements without an unambiguous order repeat and drop rows (NetSuite reference 2.3). */
    public void unstableOrder(boolean on) {
        this.unstableOrder = on;
    }

    public boolean unstableOrder() {
        return unstableOrder;
    }

    /** The certificate's mapping is gone, as after a refresh of a sandbox account: no more tokens for it. */
    public void certificateRevoked(boolean revoked) {
        this.certificateRevoked = revoked;
    }

    public boolean certificateRevoked() {
        return certificateRevoked;
    }

    /** An unknown column is answered by 500 {@code UNEXPECTED_ERROR} instead of 400 (NetSuite reference 2.5). */
    public void unknownFieldsAreUnexpected(boolean on) {
        this.unknownFieldsAreUnexpected = on;
    }

    public boolean unknownFieldsAreUnexpected() {
        return unknownFieldsAreUnexpected;
    }

    /** Notes that a request really suffered a fault; some strike where they can do nothing. */
    public void count(Fault fault) {
        injections.count(fault);
    }

    /** How many requests suffered each fault since the sandbox started; those that none suffered are left out. */
    public Map<Fault, Long> served() {
        return injections.served();
    }

    /** Resource requests since the sandbox started. */
    public long requests() {
        return injections.requests();
    }

    /** Everything goes well again, and what is random starts over; what was served stays counted. */
    public void clear() {
        injections.clear();
        latency = Duration.ZERO;
        slowBodyTakes = Duration.ofSeconds(5);
        retryAfter = null;
        unstableOrder = false;
        certificateRevoked = false;
        unknownFieldsAreUnexpected = false;
    }

    /** How many injected faults are still to strike. */
    public int pending() {
        return injections.pending();
    }

    /** What the request that is being handled shall suffer; each call counts as one request. */
    public Optional<Fault> strike(Target target) {
        return injections.strike(target);
    }
}
