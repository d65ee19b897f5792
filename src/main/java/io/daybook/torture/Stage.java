package io.daybook.torture;

import io.daybook.sandbox.netsuite.Fault;
import java.time.Duration;

/** What a history does to the world around the books. */
interface Stage {
    /** The next requests suffer a fault. */
    void misbehave(Fault fault, int requests);

    /** From now on a share of all requests suffers a fault, 0 to 1. */
    void misbehave(Fault fault, double share);

    /** The account's clock is so much ahead of the right time; negative: behind it. */
    void shiftClock(Duration by);

    /** Whether the role may read the log of deletions. */
    void readableDeletions(boolean readable);

    /** Kills the middleware once so many more requests were made. */
    void killMiddleware(int afterRequests);

    /** Stops PostgreSQL at once when so many more requests were made, and starts it again after a while. */
    void stopDatabase(int afterRequests, Duration away);
}
