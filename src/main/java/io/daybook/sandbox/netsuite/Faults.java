package io.daybook.sandbox.netsuite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

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

    private final long seed;
    private final List<Injection> injections = new ArrayList<>();
    private final Map<Fault, Double> shares = new EnumMap<>(Fault.class);
    private final Map<Fault, Long> served = new EnumMap<>(Fault.class);
    private Random random;
    private long requests;
    private volatile Duration latency = Duration.ZERO;
    private volatile Duration slowBodyTakes = Duration.ofSeconds(5);
    private volatile Duration retryAfter;
    private volatile boolean unstableOrder;
    private volatile boolean certificateRevoked;
    private volatile boolean unknownFieldsAreUnexpected;

    Faults(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** The next {@code times} resource requests suffer {@code fault}. */
    public void next(Fault fault, int times) {
        inject(fault, Target.RESOURCES, 0, times);
    }

    /** {@code times} requests of that kind suffer {@code fault}, after {@code skip} more have gone well. */
    public synchronized void inject(Fault fault, Target target, int skip, int times) {
        injections.add(new Injection(fault, target, skip, times));
    }

    /** From now on this share of resource requests, 0 to 1, suffers {@code fault}. */
    public synchronized void share(Fault fault, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1, not " + share);
        }
        shares.put(fault, share);
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
    public synchronized void count(Fault fault) {
        served.merge(fault, 1L, Long::sum);
    }

    /** How many requests suffered each fault since the sandbox started; those that none suffered are left out. */
    public synchronized Map<Fault, Long> served() {
        return new EnumMap<>(served);
    }

    /** Resource requests since the sandbox started. */
    public synchronized long requests() {
        return requests;
    }

    /** Everything goes well again, and what is random starts over; what was served stays counted. */
    public synchronized void clear() {
        injections.clear();
        shares.clear();
        random = new Random(seed);
        latency = Duration.ZERO;
        slowBodyTakes = Duration.ofSeconds(5);
        retryAfter = null;
        unstableOrder = false;
        certificateRevoked = false;
        unknownFieldsAreUnexpected = false;
    }

    /** How many injected faults are still to strike. */
    public synchronized int pending() {
        return injections.stream().mapToInt(injection -> injection.times).sum();
    }

    /** What the request that is being handled shall suffer; each call counts as one request. */
    public synchronized Optional<Fault> strike(Target target) {
        if (target == Target.RESOURCES) {
            requests++;
        }
        for (Iterator<Injection> each = injections.iterator(); each.hasNext(); ) {
            Injection injection = each.next();
            if (injection.target != target) {
                continue;
            }
            if (injection.skip > 0) {
                injection.skip--;
                return Optional.empty();
            }
            if (--injection.times <= 0) {
                each.remove();
            }
            return Optional.of(injection.fault);
        }
        if (target == Target.RESOURCES) {
            for (Map.Entry<Fault, Double> share : shares.entrySet()) {
                if (random.nextDouble() < share.getValue()) {
                    return Optional.of(share.getKey());
                }
            }
        }
        return Optional.empty();
    }

    private static final class Injection {
        private final Fault fault;
        private final Target target;
        private int skip;
        private int times;

        Injection(Fault fault, Target target, int skip, int times) {
            if (skip < 0 || times < 1) {
                throw new IllegalArgumentException("a fault strikes at least once, and skips no negative number");
            }
            this.fault = fault;
            this.target = target;
            this.skip = skip;
            this.times = times;
        }
    }
}
