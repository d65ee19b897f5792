package io.daybook.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.connection.Connections;
import io.daybook.connection.Credentials;
import io.daybook.connection.Vault;
import io.daybook.database.TestDatabase;
import io.daybook.ledger.LedgerSchema;
import io.daybook.mapping.Mappings;
import io.daybook.source.Glance;
import io.daybook.source.GlanceRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of which datasets a glance can tell enough, and which cursors it moves. */
class GlancesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant CURSOR = Instant.parse("2026-03-02T10:00:00.125Z");

    /** Ours is 2 s ahead of the platform's. */
    private static final Instant ASKED = CURSOR.plusSeconds(2);

    private static final Instant NOW = ASKED.plus(Duration.ofMinutes(1));
    private static final Instant PLATFORM_NOW = CURSOR.plus(Duration.ofMinutes(1));
    private static final List<String> DUE = List.of("customers", "invoices");

    @TempDir
    static Path home;

    private final Mappings mappings = Mappings.read(Path.of("mappings"), new LedgerSchema().targets());
    private long connection;
    private Glances glances;

    @BeforeEach
    void readToTheEnd() {
        Connections connections =
                new Connections(DATABASE.jdbi(), Vault.open(Optional.empty(), Optional.empty(), home));
        connection = connections
                .link(
                        "Acme",
                        "netsuite",
                        "1234567",
                        Optional.empty(),
                        new Credentials.TokenBased("consumer", "secret", "token", "secret"))
                .id();
        execute("DELETE FROM daybook.dataset; DELETE FROM daybook.lease; DELETE FROM daybook.sync;"
                + " DELETE FROM daybook.reread");
        DUE.forEach(this::readToTheEnd);
        Datasets datasets = new Datasets(DATABASE.jdbi());
        glances = new Glances(
                connections,
                new GlanceStore(DATABASE.jdbi(), mappings),
                datasets,
                List.of(),
                SyncSettings.USUAL,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void readToTheEnd(String dataType) {
        String version = mappings.get("netsuite", dataType).version();
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("INSERT INTO daybook.lease VALUES (?, ?, 'here/1/x', 3, '-infinity')", connection, dataType);
            handle.createUpdate(
                            """
                            WITH done AS (
                                INSERT INTO daybook.sync (connection_id, data_type, mapping_version, reading, reading_because, state,
                                                          fence, expected_records, platform_time, asked_at, deletion_log)
                                VALUES (:connection, :dataType, :version, 'changes', 'changes only', 'done', 3, 0, :cursor, :asked, true)
                                RETURNING id
                            )
                            INSERT INTO daybook.dataset (connection_id, data_type, cursor_at, cursor_sync_id, mapping_version, proved_at,
                                                         proof_agrees, deletion_log)
                            SELECT :connection, :dataType, :cursor, id, :version, :asked, true, true FROM done
                            """)
                    .bind("connection", connection)
                    .bind("dataType", dataType)
                    .bind("version", version)
                    .bind("cursor", CURSOR)
                    .bind("asked", ASKED)
                    .execute();
        });
    }

    private static void execute(String sql) {
        DATABASE.jdbi().useHandle(handle -> handle.createScript(sql).execute());
    }

    private static Instant cursor(String dataType) {
        return DATABASE.jdbi().withHandle(handle -> handle.select(
                        "SELECT cursor_at FROM daybook.dataset WHERE data_type = ?", dataType)
                .mapTo(Instant.class)
                .one());
    }

    private GlanceRun begin() {
        return glances.begin(connection, DUE);
    }

    private static List<String> asked(GlanceRun run) {
        return run.request().parts().stream().map(GlanceRequest.Part::dataType).toList();
    }

    @Test
    void whatWasReadAndProvenIsLookedAtFromItsCursorLessTheOverlap() {
        GlanceRun run = begin();

        assertThat(run.worthwhile()).isTrue();
        assertThat(run.request().parts()).hasSize(2).allSatisfy(part -> assertThat(part.since())
                .isEqualTo(CURSOR.minus(Duration.ofMinutes(15))));
        assertThat(run.left()).as("until the platform has answered").isEqualTo(DUE);
    }

    @Test
    void whatHasNothingNewIsMovedAndTheRestIsLeft() {
        GlanceRun run = begin();
        run.request();

        glances.seen(run, new Glance(PLATFORM_NOW, Set.of("customers")));

        assertThat(run.left()).containsExactly("invoices");
        assertThat(cursor("customers")).isEqualTo(PLATFORM_NOW);
        assertThat(cursor("invoices")).isEqualTo(CURSOR);

        // And the next look begins there, and so would a sync
        assertThat(begin().request().parts())
                .filteredOn(part -> part.dataType().equals("customers"))
                .singleElement()
                .satisfies(part -> assertThat(part.since()).isEqualTo(PLATFORM_NOW.minus(Duration.ofMinutes(15))));
        Dataset dataset = new Datasets(DATABASE.jdbi()).find(connection, "customers");
        assertThat(dataset.leftAt()).contains(PLATFORM_NOW);
        assertThat(dataset.askedAt()).contains(NOW);
        assertThat(dataset.whyEverything(
                        Order.ORDINARY, mappings.get("netsuite", "customers").version()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE daybook.dataset SET cursor_at = NULL WHERE data_type = 'invoices'",
                "UPDATE daybook.dataset SET cursor_at = cursor_at + interval '1 s' WHERE data_type = 'invoices'",
                "UPDATE daybook.dataset SET glanced_at = cursor_at + interval '1 s' WHERE data_type = 'invoices'",
                "UPDATE daybook.dataset SET mapping_version = 'other' WHERE data_type = 'invoices'",
                "UPDATE daybook.dataset SET mixed = true WHERE data_type = 'invoices'",
                "UPDATE daybook.dataset SET trouble_kind = 'transient' WHERE data_type = 'invoices'",
                "UPDATE daybook.dataset SET deletion_log = false WHERE data_type = 'invoices'",
                "UPDATE daybook.dataset SET proof_agrees = false WHERE data_type = 'invoices'",
                "UPDATE daybook.dataset SET proved_at = proved_at - interval '61 min' WHERE data_type = 'invoices'",
                "UPDATE daybook.dataset SET proved_at = NULL WHERE data_type = 'invoices'",
                "UPDATE daybook.sync SET state = 'interrupted' WHERE data_type = 'invoices'",
                "INSERT INTO daybook.sync (connection_id, data_type, mapping_version, reading, reading_because, state, fence,"
                        + " expected_records, platform_time, asked_at, deletion_log) SELECT connection_id, data_type,"
                        + " mapping_version, reading, reading_because, 'running', 4, 0, platform_time, asked_at, true"
                        + " FROM daybook.sync WHERE data_type = 'invoices'",
                "INSERT INTO daybook.reread (connection_id, data_type, document_key, because)"
                        + " SELECT connection_id, data_type, 7, 'x' FROM daybook.dataset WHERE data_type = 'invoices'",
                "UPDATE daybook.lease SET expires_at = now() + interval '1 min' WHERE data_type = 'invoices'",
                "DELETE FROM daybook.lease WHERE data_type = 'invoices'"
            })
    void whatMoreThanChangesIsDueOfGoesTheOrdinaryWay(String what) {
        execute(what);

        assertThat(asked(begin())).containsExactly("customers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // somebody is at it
                "UPDATE daybook.lease SET fence = fence + 1, expires_at = now() + interval '1 min' WHERE data_type = 'invoices'",
                // somebody was at it, and was interrupted
                "UPDATE daybook.lease SET fence = fence + 1 WHERE data_type = 'invoices'",
                // another glance was quicker
                "UPDATE daybook.dataset SET cursor_at = '2026-03-02T11:00:00Z' WHERE data_type = 'invoices'"
            })
    void whatSomebodyElseHasBeenAtMeanwhileIsNotMoved(String what) {
        GlanceRun run = begin();
        run.request();
        execute(what);
        Instant before = cursor("invoices");

        glances.seen(run, new Glance(PLATFORM_NOW, Set.copyOf(DUE)));

        assertThat(cursor("invoices")).isEqualTo(before);
        assertThat(cursor("customers")).isEqualTo(PLATFORM_NOW);
        assertThat(run.left()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 10, -10, 100_000})
    void aClockThatWentBackOrJumpedIsLeftToTheOrdinaryWay(long minutes) {
        GlanceRun run = begin();
        run.request();

        glances.seen(run, new Glance(CURSOR.plus(Duration.ofMinutes(minutes)), Set.copyOf(DUE)));

        assertThat(run.left()).isEqualTo(DUE);
        assertThat(cursor("invoices")).isEqualTo(CURSOR);
    }

    @Test
    void aConnectionThatMayNotBeReadIsNotLookedAt() {
        execute("UPDATE daybook.connection SET status = 'Deauthorized'");

        GlanceRun run = begin();

        assertThat(run.worthwhile()).isFalse();
        assertThat(run.left()).isEqualTo(DUE);
    }
}
