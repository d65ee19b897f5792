package io.daybook.torture;

import io.daybook.connection.Credentials;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One platform in a torture: its sandbox in this process, the people who work on its books, and what the ledger must hold of
 * them. Thread-safe but for {@link #people}.
 */
interface Side extends AutoCloseable {
    /** {@code netsuite} or {@code intacct}. */
    String platform();

    /** The platform's own account id. */
    String account();

    URI baseUrl();

    Credentials credentials();

    /** Who edits the books. What they do follows from the random numbers and the books alone. */
    People people(Random random);

    /** Names of the faults that its requests can suffer. */
    List<String> faults();

    /** The next requests suffer a fault. */
    void misbehave(String fault, int requests);

    /** From now on a share of all requests suffers a fault, 0 to 1. */
    void misbehave(String fault, double share);

    /** How long a slow body takes. */
    void slowBodies(Duration duration);

    /** Whether the platform shows records later than their clocks say. */
    boolean showsLate();

    /** Records that are made from now on show only so much later; only where {@link #showsLate} says so. */
    void lateVisibility(Duration duration);

    /** Everything goes well again. */
    void calm();

    /** The account's clock is so much ahead of the right time; negative: behind it. */
    void shiftClock(Duration by);

    /** Whether the user may read the log of deletions. */
    void readableDeletions(boolean readable);

    /** Requests for data since the sandbox started. */
    long requests();

    /** Requests that suffered each fault since the sandbox started. */
    Map<String, Long> served();

    /** The present moment of the books. */
    Instant now();

    /**
     * What the ledger must hold.
     *
     * @throws SQLException the books cannot be read, which is a defect
     */
    Expectation expected() throws SQLException;

    @Override
    void close();
}
