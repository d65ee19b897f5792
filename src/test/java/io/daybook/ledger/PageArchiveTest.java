package io.daybook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.config.Problem;
import io.daybook.database.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PageArchiveTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant RECEIVED = Instant.parse("2026-03-02T10:00:00.123456Z");

    private final PageArchive archive = new PageArchive();

    @Test
    void givesBackPagesByteForByte() throws SQLException {
        // Given a text, nothing at all, and bytes that cannot be compressed
        byte[] text = "{\"items\":[{\"id\":\"1\"}]}".repeat(5_000).getBytes(StandardCharsets.UTF_8);
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        for (byte[] body : new byte[][] {text, {}, noise}) {
            long id = keep(body);

            ArchivedPage page = read(id);

            assertThat(page.body()).isEqualTo(body);
            assertThat(page)
                    .usingRecursiveComparison()
                    .isEqualTo(new ArchivedPage(id, 3, "invoices", 5, "v1", 1000, RECEIVED, "application/json", body));
        }
    }

    @Test
    void keepsTextInASmallPartOfItsSize() throws SQLException {
        long id = keep("{\"items\":[{\"id\":\"1\"}]}".repeat(5_000).getBytes(StandardCharsets.UTF_8));

        int length = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT octet_length(body) FROM daybook.page WHERE id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one());
        assertThat(length).isLessThan(5_000);
    }

    @Test
    void namesADamagedPage() throws SQLException {
        long id = keep("the page as it came".getBytes(StandardCharsets.UTF_8));
        // Given one byte that the disk has changed
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE daybook.page SET body = set_byte(body, length(body) - 6, get_byte(body, length(body) - 6) # 1) WHERE id = ?",
                        id));

        assertThatThrownBy(() -> read(id))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("page " + id)
                .hasMessageContaining("damaged");
    }

    @Test
    void namesAPageThatIsCutShort() throws SQLException {
        long id = keep("the page as it came".getBytes(StandardCharsets.UTF_8));
        DATABASE.jdbi().useHandle(handle -> handle.execute("UPDATE daybook.page SET body_length = 5 WHERE id = ?", id));

        assertThatThrownBy(() -> read(id)).isInstanceOf(Problem.class).hasMessageContaining("damaged");
    }

    @Test
    void namesAPageThatIsNotThere() {
        assertThatThrownBy(() -> read(999_999))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("page 999999")
                .hasMessageContaining("not in the archive");
    }

    @Test
    void keepsNothingOfATransactionThatIsRolledBack() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            long id = archive.nextId(connection);
            archive.keep(
                    connection, new ArchivedPage(id, 3, "invoices", 5, "v1", 1, RECEIVED, "text/plain", new byte[1]));
            connection.rollback();

            assertThatThrownBy(() -> archive.read(connection, id)).isInstanceOf(Problem.class);
            assertThat(archive.nextId(connection)).isGreaterThan(id);
        }
    }

    @Test
    void keepsAPageOnceThatIsKeptAgain() throws SQLException {
        long id = keep("as it came".getBytes(StandardCharsets.UTF_8));

        try (Connection connection = DATABASE.dataSource().getConnection()) {
            archive.keep(
                    connection, new ArchivedPage(id, 3, "invoices", 5, "v1", 1, RECEIVED, "text/plain", new byte[1]));
        }

        assertThat(read(id).body()).asString(StandardCharsets.UTF_8).isEqualTo("as it came");
    }

    private long keep(byte[] body) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            long id = archive.nextId(connection);
            archive.keep(
                    connection, new ArchivedPage(id, 3, "invoices", 5, "v1", 1000, RECEIVED, "application/json", body));
            return id;
        }
    }

    private ArchivedPage read(long id) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            return archive.read(connection, id);
        }
    }
}
