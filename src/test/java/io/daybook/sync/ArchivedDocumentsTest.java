package io.daybook.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import io.daybook.ledger.LedgerSchema;
import io.daybook.source.Window;
import io.daybook.sync.ArchivedDocuments.Living;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which pages hold the newest version of each living document. */
class ArchivedDocumentsTest {
    private static final String INVOICES = "invoices";

    private final TestDatabase database = TestDatabase.create();

    private final ArchivedDocuments documents = new ArchivedDocuments(new LedgerSchema());
    private HandDrivenSync daybook;
    private InvoiceLines invoices;
    private long connection;

    @BeforeEach
    void readAPage(@TempDir Path home) throws SQLException {
        daybook = new HandDrivenSync(database, database.dataSource(), home, InvoiceLines.SHIPPED);
        invoices = new InvoiceLines(daybook.mapping().question().fieldNames());
        // Given documents of every kind: with lines, set aside, left out
        daybook.sync(
                invoices.line(1, 11),
                invoices.line(1, 12),
                invoices.bad(2, 21),
                invoices.voided(3, 31),
                invoices.line(4, 41));
        connection = number("SELECT id FROM daybook.connection");
    }

    @AfterEach
    void close() {
        daybook.close();
        database.close();
    }

    private long number(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private void sql(String statement) {
        database.jdbi().useHandle(handle -> handle.execute(statement));
    }

    private List<Living> next(long after, long upTo, int most) throws SQLException {
        try (Connection session = database.dataSource().getConnection()) {
            return documents.next(session, connection, INVOICES, after, upTo, most);
        }
    }

    private List<Living> all() throws SQLException {
        return next(Long.MIN_VALUE, Long.MAX_VALUE, 100);
    }

    private ArchivePlan plan() throws SQLException {
        try (Connection session = database.dataSource().getConnection()) {
            return documents.plan(session, connection, INVOICES);
        }
    }

    @Test
    void aDocumentIsWhereItsLinesAreAndOneThatIsLeftOutWhereItsEntrySays() throws SQLException {
        long page = number("SELECT id FROM daybook.page");

        assertThat(all())
                .as("the newest version of document 2 is in its letter")
                .containsExactly(
                        new Living(1, InvoiceLines.MONDAY, List.of(), Map.of(11L, page, 12L, page)),
                        new Living(3, InvoiceLines.MONDAY, List.of(page), Map.of()),
                        new Living(4, InvoiceLines.MONDAY, List.of(), Map.of(41L, page)));
    }

    @Test
    void aLineThatCameAnewIsInAnotherPageThanItsNeighbour() throws SQLException {
        long first = number("SELECT id FROM daybook.page");

        daybook.sync(
                invoices.line(1, 11),
                invoices.line(1, 12, Map.of("memo", "changed")),
                invoices.bad(2, 21),
                invoices.voided(3, 31),
                invoices.line(4, 41));

        long second = number("SELECT max(id) FROM daybook.page");
        assertThat(second).isGreaterThan(first);
        assertThat(all().get(0).lines()).isEqualTo(Map.of(11L, first, 12L, second));
    }

    @Test
    void tombstonesAreNotLiving() throws SQLException {
        sql(
                "UPDATE ledger.invoice_line SET deleted_at = now(), deleted_because = 'test' WHERE original_id IN ('12', '41')");
        sql("UPDATE ledger.invoice SET deleted_at = now(), deleted_because = 'test' WHERE original_id = '4'");

        assertThat(all()).extracting(Living::document).containsExactly(1L, 3L);
        assertThat(all().get(0).lines()).containsOnlyKeys(11L);
    }

    @Test
    void aRangeIsReadInPortionsByKey() throws SQLException {
        assertThat(next(1, 3, 100)).extracting(Living::document).containsExactly(3L);
        assertThat(next(Long.MIN_VALUE, Long.MAX_VALUE, 2))
                .extracting(Living::document)
                .containsExactly(1L, 3L);
        assertThat(next(3, Long.MAX_VALUE, 2)).extracting(Living::document).containsExactly(4L);
        assertThat(next(4, Long.MAX_VALUE, 2)).isEmpty();
    }

    @Test
    void aSmallDatasetIsOneWindowAndItsRecordsAreCounted() throws SQLException {
        assertThat(plan()).isEqualTo(new ArchivePlan(List.of(Window.all()), 4));
    }

    @Test
    void aLargeOneIsCutIntoWindowsThatTogetherCoverEveryKey() throws SQLException {
        sql("INSERT INTO daybook.ignored_document (connection_id, data_type, document_key, because, tally, page_ids,"
                + " content_hash, mapping_version) SELECT " + connection + ", '" + INVOICES
                + "', key, 'test', '[]', '{7}',"
                + " '', 'v' FROM generate_series(1001, 11998) AS key");

        ArchivePlan plan = plan();

        // With the three that are there already, every 5,000th ends a window
        assertThat(plan.windows())
                .containsExactly(
                        new Window(Long.MIN_VALUE, OptionalLong.of(5997)),
                        new Window(5997, OptionalLong.of(10997)),
                        new Window(10997, OptionalLong.empty()));
        assertThat(plan.records()).isEqualTo(4 + 10998);
    }

    @Test
    void everyMappingThatAskedForALivingDocumentIsNamed() throws SQLException {
        sql("UPDATE daybook.page SET mapping_version = 'former'");
        daybook.sync(
                invoices.line(1, 11),
                invoices.line(1, 12, Map.of("memo", "changed")),
                invoices.bad(2, 21),
                invoices.voided(3, 31),
                invoices.line(4, 41));

        try (Connection session = database.dataSource().getConnection()) {
            assertThat(documents.versions(session, connection, INVOICES))
                    .containsExactlyInAnyOrder("former", daybook.mapping().version());
            assertThat(documents.versions(session, connection, "customers")).isEmpty();
        }
    }
}
