package io.daybook.source;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The governors of this process, one for each platform account: a platform counts the requests of an account, not those of
 * a connection or a data type. Thread-safe.
 */
public final class Governors {
    private final ConcurrentMap<String, Governor> byAccount = new ConcurrentHashMap<>();
    private final int ceiling;
    private final Governor.Time time;

    /** @param ceiling how many requests an account gets in flight until the platform tells its own figure */
    public Governors(int ceiling) {
        this(ceiling, Governor.Time.SYSTEM);
    }

    /** For tests, which bring their own time. */
    public Governors(int ceiling, Governor.Time time) {
        this.ceiling = ceiling;
        this.time = time;
    }

    /** The governor of an account, always the same. */
    public Governor of(String platform, String account) {
        return byAccount.computeIfAbsent(platform + " " + account, name -> new Governor(ceiling, time));
    }

    /** All there are, by {@code platform account}, in that order; for metrics. */
    public Map<String, Governor> all() {
        return new TreeMap<>(byAccount);
    }
}
