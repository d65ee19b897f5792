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

    private static final String KNOWN = "SELECT reltuples FROM pg_class WHERE oid = 'ledger.%s'::regclass";

    /**
     * Has the tables of a target analysed where most of what they hold is new to the planner. Takes part of a second, whatever
     * their size; hinders neither reading nor writing.
     *
     * @param loaded rows that were written of late
     */
    public void refresh(Connection connection, Target target, long loaded) throws SQLException {
        Target.Table most = target.lines().orElseGet(target::head);
        if (loaded < MANY || known(connection, most) > loaded / 2) {
            return;
        }
        try (Statement analyze = connection.createStatement()) {
            analyze.execute("ANALYZE ledger." + target.head().name());
            if (target.lines().isPresent()) {
                analyze.execute("ANALYZE ledger." + most.name());
            }
        }
    }

    /** Rows that the planner takes a table for; negative where it was never looked at. */
    private static double known(Connection connection, Target.Table table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN.formatted(table.name()));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getDouble(1);
        }
    }
}
