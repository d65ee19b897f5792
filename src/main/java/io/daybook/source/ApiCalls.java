package io.daybook.source;

import io.daybook.connection.Connection;

/** Is told of every call that is made to a platform, because platforms bill them. Implementations are thread-safe and quick. */
@FunctionalInterface
public interface ApiCalls {
    /** For those who do not count. */
    ApiCalls UNCOUNTED = (connection, calls) -> {};

    /**
     * A request goes out. One that the platform will refuse counts too, so that the sum is never less than a bill.
     *
     * @param connection whose; its number is 0 while it is only tried and not stored
     * @param calls in the request, as the platform counts them: Intacct counts each function (Intacct reference 6.3)
     */
    void made(Connection connection, int calls);
}
