package io.daybook.sync;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

/** Tells "PostgreSQL is away for now" from "PostgreSQL refuses this". */
public final class DatabaseAway {
    private DatabaseAway() {}

    /**
     * Whether a failure is likely to go by itself: no connection (SQLSTATE 08), shutdown or crash of the server (57P),
     * out of resources (53), serialisation or deadlock (40), or no connection free in the pool.
     */
    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                if (state.startsWith("08")
                        || state.startsWith("57P")
                        || state.startsWith("53")
                        || state.startsWith("40")) {
                    return true;
                }
            }
        }
        return false;
    }
}
