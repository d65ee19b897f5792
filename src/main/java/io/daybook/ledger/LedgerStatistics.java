package io.daybook.ledger;

import io.daybook.mapping.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What PostgreSQL's planner knows of the ledger's tables. It comes to know them by itself, a minute or more after a load; until
 * then it takes a table that was empty for small and walks through millions of rows one by one. Stateless.
 */
public final class LedgerStatistics {
    /** With fewer new rows no plan is bad enough to look. */
    private static final long MANY = 10_000;

    /** A tenth of the usual sample: how many there are matters, not which. */
    private static final String GLANCE = "SET default_statistics_target = 10";

    private static final String NO_GLANCE = "RESET default_statistics_target";

    private static final String KNOWN = "SELECT reltuples::bigint FROM pg_class WHERE oid = 'ledger.%s'::regclass";

    /**
     * Has the tables of a target looked at where most of what they hold is new to the planner. Takes a tenth of a second,
     * whatever their size; hinders neither reading nor writing. In no transaction, or in one that is not broken.
     *
     * @param loaded rows that were written of late
     */
    public void refresh(Connection connection, Target target, long loaded) throws SQLException {
        Target.Table most = target.lines().orElseGet(target::head);
        if (loaded < MANY || known(connection, most) > loaded / 2) {
            return;
        }
        String head = target.head().name();
        try (Statement statement = connection.createStatement()) {
            statement.execute(GLANCE);
            try {
                // not of all columns: that would keep PostgreSQL from its own, thorough look
                statement.execute("ANALYZE ledger." + head + " (connection_id, original_id, deleted_at)");
                if (target.lines().isPresent()) {
                    statement.execute(
                            "ANALYZE ledger." + most.name() + " (connection_id, " + head + "_id, deleted_at)");
                }
            } finally {
                statement.execute(NO_GLANCE);
            }
        }
    }

    /** Rows that the planner takes a table for; negative where it was never looked at. */
    private static long known(Connection connection, Target.Table table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN.formatted(table.name()));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
