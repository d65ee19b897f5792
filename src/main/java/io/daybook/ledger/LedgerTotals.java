package io.daybook.ledger;

import io.daybook.mapping.Target;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the ledger's own living rows and adds up their money, for the comparison with a platform's control totals. Rows of a
 * document with an open dead letter are left out: they are an older version of what the letter holds. Stateless.
 */
public final class LedgerTotals {
    /** Money columns and where their ISO 4217 code stands. */
    private static final Map<String, String> CURRENCY = Map.of(
            "amount_excluding_tax_after_discount", "amount_currency_code",
            "amount", "amount_currency_code",
            "foreign_amount", "currency_code");

    private static final String LIVING =
            """
             WHERE h.connection_id = ? AND h.deleted_at IS NULL
               AND NOT EXISTS (SELECT FROM daybook.dead_letter d
                                WHERE d.connection_id = h.connection_id AND d.data_type = ? AND d.document_key = h.original_id
                                  AND d.closed_at IS NULL)
            """;

    /**
     * For this transaction: with PostgreSQL's own 4 MB it looks millions of lines' heads up one by one, and sorts, where it could
     * keep all heads at hand. More than they need it does not take.
     */
    private static final String ROOM =
            """
            SELECT set_config('work_mem', '64MB', true)
             WHERE pg_size_bytes(current_setting('work_mem')) < pg_size_bytes('64MB')
            """;

    /**
     * Before all documents are added up: each row is needed, so looking rows up one by one is never right, but a planner that
     * takes a connection's rows for a few chooses it, and reads all lines for each head: 60,000 lines took minutes.
     */
    private static final String NO_LOOPS = "SET LOCAL enable_nestloop = off";

    private static final String LOOPS = "SET LOCAL enable_nestloop TO DEFAULT";

    private static final String IN_RANGE = " AND h.original_id::bigint > ? AND h.original_id::bigint <= ?";

    /**
     * What is counted.
     *
     * @param connectionId whose books
     * @param target which tables
     * @param amountColumn the column of the lines (of the head, where there are none) that is added up; empty to count only
     * @param byStatus whether to tell apart by the head's {@code source_status}
     * @param after document keys greater than this one
     * @param upTo document keys up to and including this one
     */
    public record Scope(
            long connectionId, Target target, Optional<String> amountColumn, boolean byStatus, long after, long upTo) {
        /** Whether no document is outside: a condition that all fulfil, the planner would take for one that few do. */
        private boolean whole() {
            return after == Long.MIN_VALUE && upTo == Long.MAX_VALUE;
        }
    }

    /**
     * @param document key; 0 where the sums are over all documents
     * @param currency ISO 4217; empty where nothing is added up
     * @param status empty where it is not told apart or not known
     */
    public record Sum(long document, String currency, String status, long records, BigDecimal amount) {}

    /** Over all documents of the scope, per currency and status. Inside a transaction: outside it can take very long. */
    public List<Sum> totals(Connection connection, Scope scope) throws SQLException {
        return sums(connection, scope, false);
    }

    /** Per document of the scope, in ascending order. Inside a transaction, as {@link #totals}. */
    public List<Sum> perDocument(Connection connection, Scope scope) throws SQLException {
        return sums(connection, scope, true);
    }

    private static List<Sum> sums(Connection connection, Scope scope, boolean perDocument) throws SQLException {
        try (Statement planning = connection.createStatement()) {
            planning.execute(ROOM);
            if (!scope.whole()) {
                return ask(connection, scope, perDocument);
            }
            planning.execute(NO_LOOPS);
            List<Sum> sums = ask(connection, scope, perDocument);
            planning.execute(LOOPS);
            return sums;
        }
    }

    private static List<Sum> ask(Connection connection, Scope scope, boolean perDocument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql(scope, perDocument))) {
            statement.setLong(1, scope.connectionId());
            statement.setString(2, scope.target().dataType());
            if (!scope.whole()) {
                statement.setLong(3, scope.after());
                statement.setLong(4, scope.upTo());
            }
            List<Sum> sums = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sums.add(new Sum(
                            row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getBigDecimal(5)));
                }
            }
            return sums;
        }
    }

    private static String sql(Scope scope, boolean perDocument) {
        String counted = scope.target().lines().isPresent() ? "l" : "h";
        String amount = scope.amountColumn()
                .map(column -> "coalesce(sum(" + counted + "." + known(column) + "), 0)")
                .orElse("0::numeric");
        String currency = scope.amountColumn()
                .map(column -> counted + "." + CURRENCY.get(column))
                .orElse("''");
        return "SELECT " + (perDocument ? "h.original_id::bigint" : "0::bigint") + ", " + currency + ", "
                + (scope.byStatus() ? "coalesce(h.source_status, '')" : "''") + ", count(*), " + amount
                + "\n  FROM " + headsWithLines(scope.target()) + "\n" + LIVING + (scope.whole() ? "" : IN_RANGE)
                + " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
    }

    /** Heads {@code h}, joined with their living lines {@code l} where the target has lines; for the place after FROM. */
    static String headsWithLines(Target target) {
        String head = target.head().name();
        return "ledger." + head + " h"
                + target.lines()
                        .map(lines -> " JOIN ledger." + lines.name() + " l ON l.connection_id = h.connection_id AND l."
                                + head + "_id = h.original_id AND l.deleted_at IS NULL")
                        .orElse("");
    }

    private static String known(String column) {
        if (!CURRENCY.containsKey(column)) {
            throw new IllegalArgumentException("the ledger has no money column '" + column + "'");
        }
        return column;
    }
}
