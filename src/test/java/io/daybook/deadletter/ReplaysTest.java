package io.daybook.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import io.daybook.ledger.LedgerLoader;
import io.daybook.ledger.LedgerSchema;
import io.daybook.mapping.Draft;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import io.daybook.mapping.SourceRecord;
import io.daybook.sync.Entry;
import io.daybook.sync.FailedDocument;
import io.daybook.sync.RecordSteps;
import io.daybook.sync.SingleDocument;
import io.daybook.sync.Tally;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A replay beside a sync that deals with the same document at the same time. */
class ReplaysTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant MODIFIED = Instant.parse("2026-03-02T10:00:00Z");
    private static final LedgerSchema SCHEMA = new LedgerSchema();
    private static final Mappings MAPPINGS = Mappings.read(Path.of("mappings"), SCHEMA.targets());
    private static final Mapping CURRENCIES = MAPPINGS.get("netsuite", "currencies");

    private final DeadLetters letters = new DeadLetters(DATABASE.jdbi());
    private final Replays replays =
            new Replays(DATABASE.dataSource(), letters, MAPPINGS, new SingleDocument(new LedgerLoader(SCHEMA)));
    private long connection;
    private long letter;

    @BeforeEach
    void aLetterThatTheMendedMappingAccepts() throws SQLException {
        connection = DATABASE.jdbi().withHandle(handle -> {
            handle.execute(
                    "TRUNCATE ledger.currency, daybook.dead_letter; DELETE FROM daybook.connection; DELETE FROM daybook.company");
            return handle.createQuery(
                            """
                            WITH company AS (INSERT INTO daybook.company (name) VALUES ('Acme') RETURNING id)
                            INSERT INTO daybook.connection (company_id, platform, account, status)
                            SELECT id, 'netsuite', '1', 'Linked' FROM company RETURNING id
                            """)
                    .mapTo(Long.class)
                    .one();
        });
        fails("EUR");
        letter = letters.openIds().get(0);
    }

    private void fails(String symbol) throws SQLException {
        List<String> names = CURRENCIES.question().fieldNames();
        Map<String, String> values = Map.of("id", "1", "symbol", symbol, "name", "Euro");
        SourceRecord record =
                new SourceRecord(names, names.stream().map(values::get).toArray(String[]::new), 1, 1, MODIFIED);
        try (Connection transaction = DATABASE.dataSource().getConnection()) {
            letters.store(
                    transaction,
                    List.of(new FailedDocument(
                            connection,
                            "currencies",
                            "v0",
                            "1",
                            "1",
                            new Draft.Failure("rejected", "was refused", "record", "map"),
                            List.of(record),
                            Map.of(),
                            Tally.NOTHING,
                            5L,
                            MODIFIED)));
        }
    }

    private void settles() throws SQLException {
        try (Connection transaction = DATABASE.dataSource().getConnection()) {
            letters.settle(transaction, connection, "currencies", List.of("1"), "loaded by sync 9");
        }
    }

    private Replay reopen() {
        Replay replay = replays.reopen(letter);
        RecordSteps steps = new RecordSteps();
        for (Entry entry : replay.entries()) {
            try {
                steps.map(entry);
                steps.classify(entry);
                steps.currency(entry);
            } catch (RuntimeException refused) {
                steps.refuse(entry, refused, "record", "map");
            }
        }
        return replay;
    }

    private static List<String> ledger() {
        return DATABASE.jdbi().withHandle(handle -> handle.createQuery("SELECT currency_code FROM ledger.currency")
                .mapTo(String.class)
                .list());
    }

    @Test
    void loadsTheDocumentAndClosesItsLetter() throws SQLException {
        ReplayResult result = replays.conclude(reopen());

        assertThat(result.closed()).as(result.message()).isTrue();
        assertThat(ledger()).containsExactly("EUR");
        assertThat(letters.openIds()).isEmpty();
    }

    @Test
    void writesNothingWhereASyncHasLoadedTheDocumentMeanwhile() throws SQLException {
        Replay replay = reopen();
        settles();

        ReplayResult result = replays.conclude(replay);

        assertThat(result.closed()).isTrue();
        assertThat(result.message()).contains("loaded by sync 9");
        assertThat(ledger()).as("what the sync did stands").isEmpty();
    }

    @Test
    void keepsTheLetterOfAVersionThatFailedMeanwhile() throws SQLException {
        Replay replay = reopen();
        fails("Moon");

        ReplayResult result = replays.conclude(replay);

        assertThat(result.closed()).isFalse();
        assertThat(ledger()).isEmpty();
        assertThat(letters.get(letter).payload()).contains("Moon");
        assertThat(letters.get(letter).closedAt()).isEqualTo(Optional.empty());
    }

    @Test
    void countsAnAttemptWhereItFailsAgain() throws SQLException {
        fails("Moon");

        ReplayResult result = replays.conclude(reopen());

        assertThat(result.closed()).isFalse();
        assertThat(letters.get(letter).attempts()).isEqualTo(3);
        assertThat(letters.get(letter).message()).contains("Moon");
        assertThat(letters.get(letter).pageId()).contains(5L);
    }
}
