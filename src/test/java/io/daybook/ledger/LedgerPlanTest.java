package io.daybook.ledger;

import static io.daybook.ledger.Invoices.MONDAY;
import static io.daybook.ledger.Invoices.TARGET;
import static io.daybook.ledger.Invoices.TUESDAY;
import static io.daybook.ledger.Invoices.invoice;
import static io.daybook.ledger.Invoices.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page of a thousand records must not read a large ledger from end to end, with statistics and without. */
class LedgerPlanTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final TableStatements LINES =
            new TableStatements(TARGET.lines().orElseThrow(), "invoice_id");
    private static final TableStatements HEADS = new TableStatements(TARGET.head(), null);

    @BeforeEach
    void neitherRowsNorAnybodyWhoCountsThem() {
        DATABASE.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                """
                        ALTER TABLE ledger.invoice_line SET (autovacuum_enabled = false);
                        ALTER TABLE ledger.invoice SET (autovacuum_enabled = false);
                        TRUNCATE ledger.invoice, ledger.invoice_line;
                        DELETE FROM pg_statistic
                         WHERE starelid IN ('ledger.invoice'::regclass, 'ledger.invoice_line'::regclass)
                        """));
    }

    private static void growLedger() {
        growLedger(1);
    }

    private static void growLedger(long connectionId) {
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        """
                        INSERT INTO ledger.invoice_line (connection_id, original_id, invoice_id,
                               amount_excluding_tax_after_discount, amount_currency_code, currency_code, type, type_reason,
                               content_hash, mapping_version, page_id)
                        SELECT CONNECTION, n::text, (n / 4)::text, 1, 'EUR', 'EUR', 'one_off', 'otherwise', '\\x00', 'v1', 1
                          FROM generate_series(1, 60000) AS n;
                        INSERT INTO ledger.invoice (connection_id, original_id, date, status, currency_code, content_hash,
                               mapping_version, page_id)
                        SELECT CONNECTION, n::text, DATE '2026-01-01' + n % 700, 'open', 'EUR', '\\x00', 'v1', 1
                          FROM generate_series(1, 60000) AS n
                        """
                                .replace("CONNECTION", Long.toString(connectionId))));
    }

    @Test
    void readsAndWritesThroughIndexes() throws SQLException {
        growLedger();
        assertEveryPlanUsesAnIndex();

        DATABASE.jdbi().useHandle(handle -> handle.execute("ANALYZE ledger.invoice, ledger.invoice_line"));

        assertEveryPlanUsesAnIndex();
    }

    @Test
    void doesNotKeepAPlanFromWhenTheLedgerWasSmall() throws SQLException {
        LedgerLoader loader = new LedgerLoader(new LedgerSchema());
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            // Given a session that keeps plans, and has loaded many times while the ledger was small and known to be
            // small
            connection.setAutoCommit(false);
            execute(connection, "SET plan_cache_mode = force_generic_plan");
            for (int i = 0; i < 25; i++) {
                loader.load(connection, Invoices.batch(invoice("90000", MONDAY.plusSeconds(i), line("a1", "" + i))));
                connection.commit();
                if (i == 2) {
                    DATABASE.jdbi().useHandle(handle -> handle.execute("ANALYZE ledger.invoice, ledger.invoice_line"));
                }
            }
            growLedger();
            long before = fullScans(connection);

            // When it loads again
            loader.load(connection, Invoices.batch(invoice("90000", TUESDAY, line("a1", "99"), line("a2", "1"))));
            connection.commit();

            // Then it does not read the ledger from end to end
            assertThat(fullScans(connection)).isEqualTo(before);
        }
    }

    /** What a planner may believe of the 60,000 lines of connection 2 that have just come. */
    enum Belief {
        THERE_WAS_NOTHING_WHEN_IT_LOOKED {
            @Override
            void make() throws SQLException {
                outside("ANALYZE ledger.invoice, ledger.invoice_line");
                growLedger(2);
            }
        },
        COUNTED_BUT_NOT_LOOKED_INTO {
            @Override
            void make() throws SQLException {
                growLedger(2);
                // what PostgreSQL's own worker does before it looks
                outside("VACUUM ledger.invoice, ledger.invoice_line");
            }
        },
        ALL_WAS_ANOTHER_CONNECTIONS {
            @Override
            void make() throws SQLException {
                growLedger(1);
                outside("ANALYZE ledger.invoice, ledger.invoice_line");
                growLedger(2);
            }
        };

        abstract void make() throws SQLException;
    }

    @ParameterizedTest
    @EnumSource
    void addsUpAllWithoutLookingForEachRowWhateverThePlannerBelieves(Belief belief) throws SQLException {
        belief.make();
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(expected(connection)).isLessThan(1000);
            long before = looksThroughIndexes(connection);

            List<LedgerTotals.Sum> sums = new LedgerTotals()
                    .totals(
                            connection,
                            new LedgerTotals.Scope(
                                    2, TARGET, Optional.of("foreign_amount"), true, Long.MIN_VALUE, Long.MAX_VALUE));

            assertThat(sums)
                    .singleElement()
                    .extracting(LedgerTotals.Sum::records)
                    .isEqualTo(59_997L);
            assertThat(looksThroughIndexes(connection) - before).isLessThan(100);
            assertThat(text(connection, "SHOW enable_nestloop")).isEqualTo("on");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsThePlannerOfALargeLoadWhateverItBelieves(Belief belief) throws SQLException {
        belief.make();
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            LedgerStatistics statistics = new LedgerStatistics();

            statistics.refresh(connection, TARGET, 2, 9_999);
            assertThat(expected(connection)).as("a small load").isLessThan(1000);
            statistics.refresh(connection, TARGET, 2, 60_000);
            assertThat(expected(connection)).as("a large one").isBetween(50_000L, 70_000L);
        }
    }

    @Test
    void leavesAPlannerAloneThatKnowsTheConnection() throws SQLException {
        growLedger(2);
        outside("ANALYZE ledger.invoice, ledger.invoice_line");
        growLedger(1);
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            new LedgerStatistics().refresh(connection, TARGET, 2, 60_000);

            assertThat(number(connection, "SELECT reltuples FROM pg_class WHERE oid = 'ledger.invoice_line'::regclass"))
                    .isEqualTo(60_000);
        }
    }

    /** Lines of connection 2 that the planner expects. */
    private static long expected(Connection connection) throws SQLException {
        Matcher rows = Pattern.compile("rows=([0-9]+)")
                .matcher(text(
                        connection,
                        "EXPLAIN SELECT FROM ledger.invoice_line WHERE connection_id = 2 AND deleted_at IS NULL"));
        assertThat(rows.find()).isTrue();
        return Long.parseLong(rows.group(1));
    }

    private static void outside(String sql) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static long looksThroughIndexes(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_stat_force_next_flush()");
        return number(
                connection,
                "SELECT sum(idx_scan) FROM pg_stat_user_tables WHERE schemaname = 'ledger' AND relname IN ('invoice', 'invoice_line')");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static long fullScans(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_stat_force_next_flush()");
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT seq_scan FROM pg_stat_user_tables WHERE schemaname = 'ledger' AND relname = 'invoice_line'")) {
            result.next();
            return result.getLong(1);
        } finally {
            connection.commit();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        connection.commit();
    }

    private static void assertEveryPlanUsesAnIndex() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            for (String statement :
                    List.of(HEADS.stored(), HEADS.unchanged(), HEADS.lock(), LINES.lock(), LINES.tombstone())) {
                assertThat(plan(connection, statement))
                        .as(statement)
                        .anyMatch(
                                step -> step.contains("Index Cond: ((connection_id = '1'::bigint) AND (original_id = "))
                        .noneMatch(step -> step.contains("Seq Scan on invoice"));
            }
            assertThat(plan(connection, LINES.storedOfParents()))
                    .anyMatch(step -> step.contains("Index Cond: ((connection_id = '1'::bigint) AND (invoice_id = "))
                    .noneMatch(step -> step.contains("Seq Scan on invoice_line"));
        }
    }

    private static List<String> plan(Connection connection, String sql) throws SQLException {
        Object[] ids = IntStream.range(1, 1000).mapToObj(n -> "" + n * 50).toArray();
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + sql)) {
            int parameters = statement.getParameterMetaData().getParameterCount();
            for (int i = 1; i <= parameters; i++) {
                if (statement.getParameterMetaData().getParameterTypeName(i).startsWith("int")) {
                    statement.setLong(i, 1);
                } else if (statement
                        .getParameterMetaData()
                        .getParameterTypeName(i)
                        .equals("bool")) {
                    statement.setBoolean(i, true);
                } else if (statement
                        .getParameterMetaData()
                        .getParameterTypeName(i)
                        .equals("_timestamptz")) {
                    statement.setArray(i, connection.createArrayOf("timestamptz", new Object[ids.length]));
                } else if (statement
                        .getParameterMetaData()
                        .getParameterTypeName(i)
                        .equals("_bytea")) {
                    statement.setArray(i, connection.createArrayOf("bytea", new byte[ids.length][16]));
                } else {
                    statement.setArray(i, connection.createArrayOf("text", ids));
                }
            }
            List<String> steps = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    steps.add(result.getString(1));
                }
            }
            return steps;
        }
    }
}
