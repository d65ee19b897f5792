package io.daybook.torture;

import java.time.Duration;

/** What a history does to what all platforms share. */
interface Stage {
    /** Kills the middleware once so many more requests were made. */
    void killMiddleware(int afterRequests);

    /** Stops PostgreSQL at once when so many more requests were made, and starts it again after a while. */
    void stopDatabase(int afterRequests, Duration away);
}
