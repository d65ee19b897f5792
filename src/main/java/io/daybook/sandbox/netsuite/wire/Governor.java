package io.daybook.sandbox.netsuite.wire;

/** The account's concurrency limit: so many requests in flight, no queue (NetSuite reference 5.1, 5.2). Thread-safe. */
public final class Governor {
    private int limit;
    private int inFlight;
    private int peak;

    /** @param limit requests at once, at least 1 */
    public Governor(int limit) {
        limit(limit);
    }

    /**
     * Takes a slot until it is closed.
     *
     * @throws NetSuiteError 429 when none is free
     */
    public synchronized Slot enter() {
        if (inFlight >= limit) {
            throw exceeded();
        }
        inFlight++;
        peak = Math.max(peak, inFlight);
        return this::leave;
    }

    /** What a client is told that has too many requests in flight. */
    public static NetSuiteError exceeded() {
        return NetSuiteError.of(
                429, "CONCURRENCY_LIMIT_EXCEEDED", "Concurrent request limit exceeded. Request blocked.");
    }

    public synchronized void limit(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("a concurrency limit is at least 1, not " + requests);
        }
        limit = requests;
    }

    public synchronized int limit() {
        return limit;
    }

    /** The most requests that were ever in flight at once. */
    public synchronized int peak() {
        return peak;
    }

    private synchronized void leave() {
        inFlight--;
    }

    /** A slot that is taken. */
    public interface Slot extends AutoCloseable {
        @Override
        void close();
    }
}
