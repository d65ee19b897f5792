package io.daybook.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.mapping.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What PostgreSQL's planner knows of the ledger's tables. It comes to know them by itself, a minute or more after a load; until
 * then it takes a connection's millions of rows for a few and looks them up one by one. Stateless.
 */
public final class LedgerStatistics {
    /** With fewer new rows no plan is bad enough to look. */
    private static final long MANY = 10_000;

    /** A tenth of the usual sample: how many there are matters, not which. */
    private static final String GLANCE = "SET default_statistics_target = 10";

    private static final String NO_GLANCE = "RESET default_statistics_target";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Has the tables of a target looked at where the planner expects far fewer rows of a connection than it has: whether it has
     * counted them is not enough, since it may have done so without looking into them, or when they were another connection's.
     * Takes a tenth of a second, whatever their size; hinders neither reading nor writing. In no transaction, or in one that
     * is not broken.
     *
     * @param connectionId whose rows
     * @param loaded how many of them were written of late
     */
    public void refresh(Connection connection, Target target, long connectionId, long loaded) throws SQLException {
        if (loaded < MANY || expected(connection, target, connectionId) > loaded / 2) {
            return;
        }
        String head = target.head().name();
        try (Statement statement = connection.createStatement()) {
            statement.execute(GLANCE);
            try {
                // not of all columns: that would keep PostgreSQL from its own, thorough look
                statement.execute("ANALYZE ledger." + head + " (connection_id, original_id, deleted_at)");
                if (target.lines().isPresent()) {
                    statement.execute("ANALYZE ledger." + target.lines().get().name() + " (connection_id, " + head
                            + "_id, deleted_at)");
                }
            } finally {
                statement.execute(NO_GLANCE);
            }
        }
    }

    /** How many living records of a connection the planner expects. It looks none of them up to say so. */
    private static long expected(Connection connection, Target target, long connectionId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN (FORMAT JSON) SELECT FROM "
                + LedgerTotals.headsWithLines(target) + " WHERE h.connection_id = ? AND h.deleted_at IS NULL")) {
            statement.setLong(1, connectionId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return JSON.readTree(row.getString(1))
                        .path(0)
                        .path("Plan")
                        .path("Plan Rows")
                        .asLong();
            } catch (JsonProcessingException e) {
                throw new SQLException("PostgreSQL's plan is no JSON", e);
            }
        }
    }
}
