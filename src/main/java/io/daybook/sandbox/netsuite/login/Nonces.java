package io.daybook.sandbox.netsuite.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which nonces were used; each counts once as long as its timestamp could still be accepted. Thread-safe. */
final class Nonces {
    /** How far a client's clock may be off (NetSuite reference 1.5). */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private volatile Instant lastSwept = Instant.EPOCH;

    Nonces(Clock clock) {
        this.clock = clock;
    }

    /** Whether that pair was not used before; it is from now on. */
    boolean use(String nonce, long timestamp) {
        Instant now = clock.instant();
        if (lastSwept.plus(TOLERANCE).isBefore(now)) {
            lastSwept = now;
            used.values().removeIf(expiry -> expiry.isBefore(now));
        }
        Instant expiry = Instant.ofEpochSecond(timestamp).plus(TOLERANCE);
        return used.putIfAbsent(timestamp + " " + nonce, expiry) == null;
    }
}
