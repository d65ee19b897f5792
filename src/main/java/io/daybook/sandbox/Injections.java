package io.daybook.sandbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Which request suffers which fault: the next ones of a kind, or a share of the main kind. Thread-safe; what is random
 * follows the seed, so that the same order of requests meets the same faults.
 *
 * @param <F> the faults there are
 * @param <T> the kinds of requests there are
 */
public final class Injections<F extends Enum<F>, T extends Enum<T>> {
    private final long seed;
    private final T main;
    private final List<Injection<F, T>> injections = new ArrayList<>();
    private final Map<F, Double> shares;
    private final Map<F, Long> served;
    private Random random;
    private long requests;

    /** @param main the kind of requests that is counted and that shares strike */
    public Injections(long seed, Class<F> faults, T main) {
        this.seed = seed;
        this.main = main;
        this.shares = new EnumMap<>(faults);
        this.served = new EnumMap<>(faults);
        this.random = new Random(seed);
    }

    /** {@code times} requests of that kind suffer {@code fault}, after {@code skip} more have gone well. */
    public synchronized void inject(F fault, T target, int skip, int times) {
        injections.add(new Injection<>(fault, target, skip, times));
    }

    /** From now on this share of the main kind of requests, 0 to 1, suffers {@code fault}. */
    public synchronized void share(F fault, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1, not " + share);
        }
        shares.put(fault, share);
    }

    /** Notes that a request really suffered a fault; some strike where they can do nothing. */
    public synchronized void count(F fault) {
        served.merge(fault, 1L, Long::sum);
    }

    /** How many requests suffered each fault so far; those that none suffered are left out. */
    public synchronized Map<F, Long> served() {
        return served.isEmpty() ? Map.of() : new EnumMap<>(served);
    }

    /** Requests of the main kind so far. */
    public synchronized long requests() {
        return requests;
    }

    /** No fault is left, and what is random starts over; what was served stays counted. */
    public synchronized void clear() {
        injections.clear();
        shares.clear();
        random = new Random(seed);
    }

    /** How many injected faults are still to strike. */
    public synchronized int pending() {
        return injections.stream().mapToInt(injection -> injection.times).sum();
    }

    /** What the request that is being handled shall suffer; each call counts as one request. */
    public synchronized Optional<F> strike(T target) {
        if (target == main) {
            requests++;
        }
        for (Iterator<Injection<F, T>> each = injections.iterator(); each.hasNext(); ) {
            Injection<F, T> injection = each.next();
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
        if (target == main) {
            for (Map.Entry<F, Double> share : shares.entrySet()) {
                if (random.nextDouble() < share.getValue()) {
                    return Optional.of(share.getKey());
                }
            }
        }
        return Optional.empty();
    }

    private static final class Injection<F, T> {
        private final F fault;
        private final T target;
        private int skip;
        private int times;

        Injection(F fault, T target, int skip, int times) {
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
