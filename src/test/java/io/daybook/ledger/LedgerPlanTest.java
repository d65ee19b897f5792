package io.daybook.ledger;

import static io.daybook.ledger.Invoices.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page of a thousand records must not read a large ledger from end to end, with statistics and without. */
class LedgerPlanTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final TableStatements LINES =
            new TableStatements(TARGET.lines().orElseThrow(), "invoice_id");

    @BeforeAll
    static void largeLedger() {
        DATABASE.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                """
                        ALTER TABLE ledger.invoice_line SET (autovacuum_enabled = false);
                        INSERT INTO ledger.invoice_line (connection_id, original_id, invoice_id,
                               amount_excluding_tax_after_discount, amount_currency_code, currency_code, type, type_reason,
                               content_hash, mapping_version, page_id)
                        SELECT 1, n::text, (n / 4)::text, 1, 'EUR', 'EUR', 'one_off', 'otherwise', '\\x00', 'v1', 1
                          FROM generate_series(1, 60000) AS n
                        """));
    }

    @Test
    void readsAndWritesThroughIndexes() throws SQLException {
        assertEveryPlanUsesAnIndex();

        DATABASE.jdbi().useHandle(handle -> handle.execute("ANALYZE ledger.invoice_line"));

        assertEveryPlanUsesAnIndex();
    }

    private static void assertEveryPlanUsesAnIndex() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            for (String statement : List.of(LINES.stored(), LINES.storedOfParents(), LINES.lock(), LINES.tombstone())) {
                assertThat(plan(connection, statement))
                        .as(statement)
                        .anyMatch(step -> step.contains("Index Scan") && step.contains("invoice_line_"))
                        .noneMatch(step -> step.contains("Seq Scan on invoice_line"));
            }
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
                        .equals("_timestamptz")) {
                    statement.setArray(i, connection.createArrayOf("timestamptz", new Object[ids.length]));
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
