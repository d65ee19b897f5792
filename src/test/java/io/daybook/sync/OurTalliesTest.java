package io.daybook.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import io.daybook.source.Window;
import io.daybook.sync.Proof.Sides;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our side of a comparison, over a real PostgreSQL. */
class OurTalliesTest {
    private final TestDatabase database = TestDatabase.create();
    private HandDrivenSync daybook;

    @BeforeEach
    void readAPage(@TempDir Path home) throws SQLException {
        daybook = new HandDrivenSync(database, database.dataSource(), home, InvoiceLines.SHIPPED);
        InvoiceLines invoices = new InvoiceLines(daybook.mapping().question().fieldNames());
        // Given two records in the ledger, one set aside and one left out
        daybook.sync(invoices.line(1, 11), invoices.line(1, 12), invoices.bad(2, 21), invoices.voided(3, 31));
    }

    @AfterEach
    void close() {
        daybook.close();
        database.close();
    }

    @Test
    void everyRecordIsSomewhereOnce() throws SQLException {
        assertEveryRecordOnce(ask());
    }

    @Test
    @Timeout(60)
    void whatMovesBetweenTwoQuestionsIsNotMissed() throws Exception {
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE daybook.ignored_document IN ACCESS EXCLUSIVE MODE");

            // When the ledger has been asked, and the documents that were left out not yet, and one of them moves on
            CompletableFuture<Sides> asked = CompletableFuture.supplyAsync(this::askUnchecked);
            while (!waits(statement)) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            statement.execute("DELETE FROM daybook.ignored_document");
            other.commit();

            // Then all sums are of the moment of the first question
            assertEveryRecordOnce(asked.get());
        }
    }

    @Test
    void theConnectionIsGivenBackAsItCame() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            String before = memory(statement);
            new OurTallies().of(connection, daybook.begin(), Window.all(), Tally.NOTHING);

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(memory(statement)).isEqualTo(before);
            statement.execute("DELETE FROM daybook.ignored_document");
        }
    }

    private static void assertEveryRecordOnce(Sides sides) {
        assertThat(sides.ledger().records()).isEqualTo(2);
        assertThat(sides.letters().records()).isEqualTo(1);
        assertThat(sides.ignored().records()).isEqualTo(1);
    }

    private Sides ask() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return new OurTallies().of(connection, daybook.begin(), Window.all(), Tally.NOTHING);
        }
    }

    private Sides askUnchecked() {
        try {
            return ask();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean waits(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted"
                + " AND relation = 'daybook.ignored_document'::regclass)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String memory(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW work_mem")) {
            row.next();
            return row.getString(1);
        }
    }
}
