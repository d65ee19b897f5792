package io.daybook.sync;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;

/** Tells "PostgreSQL is away for now" from "PostgreSQL refuses this". */
public final class DatabaseAway {
    // No connection; shutdown or crash of the server, a session or statement cancelled by an administrator; out of
    // resources; serialisation or deadlock; a server that was made a standby; a session that idled too long; a lock
    // that
    // was not free in time.
    private static final List<String> STATES = List.of("08", "57P", "57014", "53", "40", "25006", "25P03", "55P03");

    private DatabaseAway() {}

    /**
     * Whether a failure is likely to go by itself: no connection to PostgreSQL, or none free in the pool, the server on its
     * way down or up, out of resources, or a conflict with another transaction.
     */
    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                if (STATES.stream().anyMatch(state::startsWith)) {
                    return true;
                }
            }
        }
        return false;
    }
}
