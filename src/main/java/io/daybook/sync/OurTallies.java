package io.daybook.sync;

import io.daybook.ledger.LedgerTotals;
import io.daybook.source.Window;
import io.daybook.sync.Proof.Sides;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Our side of a comparison: what ledger, open dead letters and ignored documents hold of a range of keys, counted and added
 * up by PostgreSQL. Stateless.
 */
final class OurTallies {
    private static final String OTHERS =
            """
            SELECT %s, t.currency, t.status, sum(t.records), sum(t.amount)
              FROM (%s) AS kept
             CROSS JOIN LATERAL jsonb_to_recordset(kept.tally)
                        AS t (currency text, status text, records bigint, amount numeric)
             WHERE kept.document_key > ? AND kept.document_key <= ?
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """;
    private static final String LETTERS =
            """
            SELECT CASE WHEN document_key ~ '^-?[0-9]{1,18}$' THEN document_key::bigint END AS document_key, tally
              FROM daybook.dead_letter WHERE connection_id = ? AND data_type = ? AND closed_at IS NULL
            """;
    private static final String IGNORED =
            """
            SELECT document_key, tally FROM daybook.ignored_document i
             WHERE connection_id = ? AND data_type = ?
               AND NOT EXISTS (SELECT FROM daybook.dead_letter d
                                WHERE d.connection_id = i.connection_id AND d.data_type = i.data_type
                                  AND d.document_key = i.document_key::text AND d.closed_at IS NULL)
            """;
    private static final String SPAN =
            "SELECT min(original_id::bigint), max(original_id::bigint) FROM ledger.%s WHERE connection_id = ?"
                    + " AND original_id::bigint > ? AND original_id::bigint <= ?";

    private final LedgerTotals ledger = new LedgerTotals();

    /** What we hold of a range, beside the platform's answer. */
    Sides of(Connection connection, SyncRun run, Window range, Tally platform) throws SQLException {
        long upTo = range.upTo().orElse(Long.MAX_VALUE);
        return atOnce(
                connection,
                () -> new Sides(
                        platform,
                        Tally.ofSums(ledger.totals(connection, scope(run, range.after(), upTo))),
                        Tally.ofSums(others(connection, run, LETTERS, "0::bigint", range.after(), upTo)),
                        Tally.ofSums(others(connection, run, IGNORED, "0::bigint", range.after(), upTo))));
    }

    /**
     * What we hold of each document.
     *
     * @param after of those with a greater key
     * @param upTo and with this one or a smaller key
     */
    Map<Long, Tally> perDocument(Connection connection, SyncRun run, long after, long upTo) throws SQLException {
        List<LedgerTotals.Sum> sums = atOnce(connection, () -> {
            List<LedgerTotals.Sum> all = new ArrayList<>(ledger.perDocument(connection, scope(run, after, upTo)));
            all.addAll(others(connection, run, LETTERS, "kept.document_key", after, upTo));
            all.addAll(others(connection, run, IGNORED, "kept.document_key", after, upTo));
            return all;
        });
        Map<Long, Tally> documents = new TreeMap<>();
        sums.forEach(sum -> documents.merge(sum.document(), Tally.of(sum), Tally::plus));
        return documents;
    }

    /** Asks all in one transaction: a document that somebody replays meanwhile is in the ledger or in its letter, not in both. */
    private static <T> T atOnce(Connection connection, Asking<T> asking) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            return asking.ask();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private interface Asking<T> {
        T ask() throws SQLException;
    }

    /** Cuts a range into so many parts; into none where the ledger has too few documents of it to cut between. */
    List<Window> cut(Connection connection, SyncRun run, Window range, int into) throws SQLException {
        try (PreparedStatement span = connection.prepareStatement(
                SPAN.formatted(run.mapping().target().head().name()))) {
            span.setLong(1, run.connection().id());
            span.setLong(2, range.after());
            span.setLong(3, range.upTo().orElse(Long.MAX_VALUE));
            try (ResultSet row = span.executeQuery()) {
                row.next();
                long low = row.getLong(1);
                boolean none = row.wasNull();
                long width = Math.floorDiv(Math.subtractExact(row.getLong(2), low), into);
                if (none || width < 1) {
                    return List.of();
                }
                List<Window> parts = new ArrayList<>();
                long after = range.after();
                for (int i = 1; i < into; i++) {
                    parts.add(new Window(after, OptionalLong.of(low + width * i)));
                    after = low + width * i;
                }
                parts.add(new Window(after, range.upTo()));
                return parts;
            }
        }
    }

    private static LedgerTotals.Scope scope(SyncRun run, long after, long upTo) {
        return new LedgerTotals.Scope(
                run.connection().id(),
                run.mapping().target(),
                run.mapping().controlColumn(),
                run.mapping()
                        .question()
                        .control()
                        .flatMap(control -> control.status())
                        .isPresent(),
                after,
                upTo);
    }

    private static List<LedgerTotals.Sum> others(
            Connection connection, SyncRun run, String kept, String document, long after, long upTo)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OTHERS.formatted(document, kept))) {
            statement.setLong(1, run.connection().id());
            statement.setString(2, run.dataType());
            statement.setLong(3, after);
            statement.setLong(4, upTo);
            List<LedgerTotals.Sum> sums = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sums.add(new LedgerTotals.Sum(
                            row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getBigDecimal(5)));
                }
            }
            return sums;
        }
    }
}
