package io.daybook.ledger;

import static io.daybook.ledger.Invoices.MONDAY;
import static io.daybook.ledger.Invoices.TUESDAY;
import static io.daybook.ledger.Invoices.invoice;
import static io.daybook.ledger.Invoices.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerLoaderConcurrencyTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String WAITING =
            "SELECT pid::text FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0 AND datname = current_database()";

    private final LedgerInspection ledger = new LedgerInspection(DATABASE);
    private final LedgerLoader loader = new LedgerLoader(new LedgerSchema());
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @BeforeEach
    void emptyLedger() {
        ledger.clear();
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void doesNotDeadlockWhenLoadsOverlapInDifferentOrder() throws Exception {
        // Given four loaders with the same documents, each in an order of its own, some ignored by some
        List<Callable<Void>> loaders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            loaders.add(() -> {
                for (int round = 0; round < 15; round++) {
                    List<LedgerDocument> documents = new ArrayList<>();
                    List<String> ignored = new ArrayList<>();
                    for (int id = 0; id < 40; id++) {
                        if ((id + number + round) % 5 == 0) {
                            ignored.add("" + id);
                        } else {
                            documents.add(invoice(
                                    "" + id,
                                    MONDAY.plusSeconds(round),
                                    "by " + number + " in round " + round,
                                    line(id + "-1", "" + round),
                                    line(id + "-" + (2 + (round + number) % 3), "1")));
                        }
                    }
                    Collections.shuffle(documents);
                    List<String> reasons = Collections.nCopies(ignored.size(), "ignored");
                    ledger.load(new LedgerBatch(1, Invoices.TARGET, "v1", documents, ignored, reasons));
                }
                return null;
            });
        }

        // When they run at the same time
        List<Future<Void>> ends = threads.invokeAll(loaders);

        // Then none of them fails
        for (Future<Void> end : ends) {
            end.get();
        }
        assertThat(ledger.invoices()).isNotEmpty();
    }

    @Test
    void doesNotDeadlockWhenLoadsDisagreeOnWhatIsNew() throws Exception {
        // Given rows at both ends of the order of ids, held by others for a while
        ledger.load(invoice("1", MONDAY, "stored"), invoice("9", MONDAY, "stored"));
        List<Future<LoadResult>> loads = new ArrayList<>();
        try (Connection first = DATABASE.dataSource().getConnection();
                Connection last = DATABASE.dataSource().getConnection()) {
            lock(first, "1");
            lock(last, "9");

            // When a load to which 3 and 5 are new has to wait, 5 comes into the ledger, and a load that knows 5 comes
            // along
            loads.add(threads.submit(() ->
                    ledger.load(invoice("1", TUESDAY, "a"), invoice("3", TUESDAY, "a"), invoice("5", TUESDAY, "a"))));
            untilEndedOrWaiting(loads);
            loads.add(threads.submit(() -> ledger.load(invoice("5", MONDAY, "b"))));
            untilEndedOrWaiting(loads);
            loads.add(threads.submit(() ->
                    ledger.load(invoice("3", TUESDAY, "c"), invoice("5", TUESDAY, "c"), invoice("9", TUESDAY, "c"))));
            untilEndedOrWaiting(loads);
            first.rollback();
            untilEndedOrWaiting(loads);
            last.rollback();

            // Then none of them fails
            for (Future<LoadResult> load : loads) {
                load.get(1, TimeUnit.MINUTES);
            }
        }
        assertThat(ledger.invoices()).containsExactly("1: a", "3: c", "5: c", "9: c");
    }

    private static void lock(Connection connection, String id) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT FROM ledger.invoice WHERE original_id = '" + id + "' FOR UPDATE");
        }
    }

    private void untilEndedOrWaiting(List<Future<LoadResult>> loads) {
        Awaitility.await().until(() -> {
            long running = loads.stream().filter(load -> !load.isDone()).count();
            return ledger.texts(WAITING).size() == running;
        });
    }

    @Test
    void letsTheNewerDocumentWinARace() throws Exception {
        // Given a document that a first transaction has made newer but not yet committed
        ledger.load(invoice("1", MONDAY, "stored", line("11", "1"), line("12", "2")));
        try (Connection newer = DATABASE.dataSource().getConnection()) {
            newer.setAutoCommit(false);
            loader.load(
                    newer,
                    Invoices.batch(invoice("1", TUESDAY.plusSeconds(9), "newest", line("11", "5"), line("13", "3"))));

            // When an older version of it, newer than the committed one, is loaded meanwhile
            Future<LoadResult> older = threads.submit(() ->
                    ledger.load(invoice("1", TUESDAY, "older", line("11", "4"), line("12", "4"), line("14", "4"))));
            Awaitility.await().until(this::somebodyWaits);
            newer.commit();

            // Then nothing of it comes into the ledger
            assertThat(older.get(1, TimeUnit.MINUTES).loaded()).isZero();
        }
        assertThat(ledger.invoices()).containsExactly("1: newest");
        assertThat(ledger.lines()).containsExactly("1/11: 5 line 11", "1/13: 3 line 13");
    }

    @Test
    void leavesNothingOfARolledBackTransaction() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            loader.load(connection, Invoices.batch(invoice("1", MONDAY, line("11", "1"))));
            connection.rollback();

            // The same session loads again, though its temporary tables went with the transaction
            loader.load(connection, Invoices.batch(invoice("2", MONDAY, line("21", "1"))));
            connection.commit();
        }
        assertThat(ledger.lines()).containsExactly("2/21: 1 line 21");
    }

    @Test
    void needsTheSameFewStatementsHoweverManyDocumentsThereAre() throws SQLException {
        // Given batches that insert, change, tombstone and leave alone, of few and of many documents
        List<Integer> few = statementsFor("1000", 3);
        List<Integer> many = statementsFor("2000", 700);

        assertThat(many).isEqualTo(few);
        assertThat(many).allMatch(statements -> statements <= 14);
        // And nothing but two reads where nothing has changed
        assertThat(many.get(1)).isEqualTo(2);
    }

    private List<Integer> statementsFor(String prefix, int size) throws SQLException {
        List<LedgerDocument> first = new ArrayList<>();
        List<LedgerDocument> second = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String id = prefix + i;
            first.add(invoice(id, MONDAY, line(id + "-1", "1"), line(id + "-2", "2")));
            if (i % 3 == 0) {
                ignored.add(id);
            } else if (i % 3 == 1) {
                second.add(invoice(id, TUESDAY, line(id + "-1", "3"), line(id + "-3", "2")));
            } else {
                second.add(invoice(id, MONDAY, line(id + "-1", "1"), line(id + "-2", "2")));
            }
        }
        return List.of(
                count(Invoices.batch(first)),
                count(Invoices.batch(first)),
                count(new LedgerBatch(
                        1, Invoices.TARGET, "v1", second, ignored, Collections.nCopies(ignored.size(), "ignored"))));
    }

    /** How many statements and copies a load sends. */
    private int count(LedgerBatch batch) throws SQLException {
        AtomicInteger statements = new AtomicInteger();
        try (Connection real = DATABASE.dataSource().getConnection()) {
            real.setAutoCommit(false);
            Connection counting = (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (List.of("prepareStatement", "createStatement", "unwrap")
                                .contains(method.getName())) {
                            statements.incrementAndGet();
                        }
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
            loader.load(counting, batch);
            real.commit();
        }
        return statements.get();
    }

    private boolean somebodyWaits() {
        return !ledger.texts(WAITING).isEmpty();
    }
}
