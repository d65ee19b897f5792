package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.connection.Connection;
import io.daybook.database.CountingRelay;
import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.Fault;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.Permission;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sandbox.netsuite.books.Mutations;
import io.daybook.sync.SyncReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a poll does before anything is read: nothing new costs two requests a connection, and nothing that is new is missed. */
class GlanceTest {
    private static final List<String> ALL = List.of("currencies", "customers", "invoices", "creditNotes");

    /** Clock, and one statement. */
    private static final int REQUESTS = 2;

    /** The connection, what is known of its datasets, their new cursors, each with what the pool and transactions add at most. */
    private static final int ROUND_TRIPS = 8;

    @TempDir
    Path home;

    @TempDir
    Path otherHome;

    private TestDatabase database;
    private CountingRelay relay;
    private NetSuiteSandbox sandbox;
    private Installation daybook;

    @BeforeEach
    void readEverythingTwice() {
        database = TestDatabase.create();
        sandbox = NetSuiteSandbox.start(
                SandboxSettings.builder().port(0).seed(5).invoices(40).build());
        URI address = URI.create(database.url().substring("jdbc:".length()));
        relay = CountingRelay.to(address.getPort());
        String url = database.url().replace(":" + address.getPort() + "/", ":" + relay.port() + "/");
        daybook = new Installation(database, home, sandbox, Map.of("DAYBOOK_DATABASE_URL", url));
        // the first reading of everything does not ask the log of deletions, the second does
        daybook.syncAll();
        daybook.syncAll().values().forEach(report -> assertThat(report.state()).isEqualTo(SyncReport.State.DONE));
    }

    @AfterEach
    void stop() throws IOException {
        daybook.close();
        relay.close();
        sandbox.close();
        database.close();
    }

    /** What is left to the ordinary way. */
    private List<?> glance() {
        return glance(daybook);
    }

    private static List<?> glance(Installation installation) {
        try (ProducerTemplate template = installation.engine().context().createProducerTemplate()) {
            return (List<?>) template.requestBodyAndHeaders(
                    "direct:glance", null, Map.of("connectionId", installation.connection(), "dataTypes", ALL));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<String> texts(String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private Instant cursor(String dataType) {
        return database.jdbi().withHandle(handle -> handle.select(
                        "SELECT cursor_at FROM daybook.dataset WHERE data_type = ?", dataType)
                .mapTo(Instant.class)
                .one());
    }

    private void execute(String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    private List<String> syncs() {
        return texts("SELECT id || ' ' || data_type || ' ' || state FROM daybook.sync ORDER BY id");
    }

    private long invoice() {
        return Long.parseLong(
                texts("SELECT original_id FROM ledger.invoice WHERE status = 'open' AND deleted_at IS NULL ORDER BY 1")
                        .get(0));
    }

    private long line() {
        return Long.parseLong(texts("SELECT original_id FROM ledger.invoice_line WHERE deleted_at IS NULL ORDER BY 1")
                .get(0));
    }

    @Test
    void nothingNewMovesTheCursorsOfAllDataTypesAndWritesNoSync() {
        List<String> syncs = syncs();
        glance();
        Map<String, Instant> before = Map.of("invoices", cursor("invoices"), "currencies", cursor("currencies"));
        long requests = sandbox.faults().requests();
        long trips = relay.roundTrips();

        List<?> left = glance();

        assertThat(left).isEmpty();
        assertThat(sandbox.faults().requests() - requests).isEqualTo(REQUESTS);
        assertThat(relay.roundTrips() - trips).isLessThanOrEqualTo(ROUND_TRIPS);
        before.forEach((dataType, cursor) -> assertThat(cursor(dataType)).isAfter(cursor));
        assertThat(syncs()).isEqualTo(syncs);
        assertThat(texts("SELECT data_type FROM daybook.dataset WHERE glanced_at = cursor_at"))
                .containsExactlyInAnyOrderElementsOf(ALL);
        daybook.services().sync().statuses().all(java.util.Optional.empty()).forEach(status -> {
            assertThat(status.nothingNewAt()).isPresent();
            assertThat(status.goodAt()).isPresent();
            assertThat(status.state()).isEqualTo(io.daybook.sync.DatasetStatus.State.DONE);
        });
    }

    @Test
    void aPollOfAllDataTypesIsOneGlance() {
        glance();
        List<String> syncs = syncs();
        Instant before = cursor("creditNotes");
        long requests = sandbox.faults().requests();

        ALL.forEach(dataType -> daybook.engine().poll().due("netsuite", dataType));

        await().until(() -> cursor("creditNotes").isAfter(before));
        await().until(() -> daybook.engine().load().running().values().stream().allMatch(running -> running == 0));
        assertThat(sandbox.faults().requests() - requests).isEqualTo(REQUESTS);
        assertThat(syncs()).isEqualTo(syncs);
    }

    @Test
    void anOrdinarySyncGoesOnWhereTheGlanceLeftOff() {
        glance();
        Instant glanced = cursor("invoices");

        assertThat(daybook.sync("invoices").state()).isEqualTo(SyncReport.State.DONE);

        assertThat(texts("SELECT reading_because FROM daybook.sync ORDER BY id DESC LIMIT 1"))
                .containsExactly("changes only");
        assertThat(texts("SELECT to_char(read_since + interval '15 minutes', 'HH24:MI:SS.MS') FROM daybook.sync"
                        + " ORDER BY id DESC LIMIT 1"))
                .isEqualTo(texts("SELECT to_char(timestamptz '" + glanced + "', 'HH24:MI:SS.MS')"));
        assertThat(texts("SELECT glanced_at FROM daybook.dataset WHERE data_type = 'invoices'"))
                .containsExactly((String) null);
    }

    static Stream<Arguments> changes() {
        Consumer<GlanceTest> header = test -> test.mutations().editHeader(test.invoice(), "new");
        Consumer<GlanceTest> line = test -> test.mutations().editLine(test.line(), "new");
        Consumer<GlanceTest> payment = test -> test.mutations().applyPayment(test.invoice(), BigDecimal.ONE);
        Consumer<GlanceTest> creation = test -> test.mutations().createInvoice();
        Consumer<GlanceTest> credit = test -> test.mutations().createCreditMemo();
        Consumer<GlanceTest> customer = test -> test.mutations()
                .editCustomer(
                        Long.parseLong(test.texts("SELECT original_id FROM ledger.customer LIMIT 1")
                                .get(0)),
                        "new@example.org");
        return Stream.of(
                Arguments.of("header", header, "invoices"),
                Arguments.of("line", line, "invoices"),
                Arguments.of("payment", payment, "invoices"),
                Arguments.of("creation", creation, "invoices"),
                Arguments.of("credit", credit, "creditNotes"),
                Arguments.of("customer", customer, "customers"));
    }

    private Mutations mutations() {
        return sandbox.books().mutations();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void whatAnyClockShowsIsLeftToTheOrdinaryWayAndTheCursorStays(
            String name, Consumer<GlanceTest> change, String dataType) {
        assertThat(glance()).isEmpty();
        Instant before = cursor(dataType);
        change.accept(this);

        List<?> left = glance();

        assertThat(left.contains(dataType)).as(name + ": " + left).isTrue();
        assertThat(left.contains("currencies")).isFalse();
        assertThat(cursor(dataType)).isEqualTo(before);
        assertThat(cursor("currencies")).isAfter(before);
        assertThat(daybook.sync(dataType).counts().loaded()).isPositive();
    }

    @Test
    void aDeletionInTheLogIsLeftToTheOrdinaryWay() {
        long deleted = mutations()
                .stamped(Instant.now().minusSeconds(3600))
                .createInvoice()
                .transaction();
        daybook.sync("invoices", new io.daybook.sync.Order(true, false, false));
        daybook.sync("invoices");
        assertThat(glance()).isEmpty();
        mutations().deleteDocument(deleted);

        assertThat(glance().contains("invoices")).isTrue();

        daybook.sync("invoices");
        assertThat(texts("SELECT deleted_because FROM ledger.invoice WHERE original_id = '" + deleted + "'"))
                .singleElement()
                .asString()
                .contains("by its own log");
    }

    @Test
    void aChangeThatShowsUpLaterThanItsClockSaysIsFoundByTheNext() {
        long invoice = invoice();
        assertThat(glance()).isEmpty();
        // as when it was committed after the glance had counted, with a clock of before
        mutations().stamped(cursor("invoices").minusSeconds(120)).editHeader(invoice, "late");

        assertThat(glance().contains("invoices")).isTrue();

        daybook.sync("invoices");
        assertThat(texts("SELECT memo FROM ledger.invoice WHERE original_id = '" + invoice + "'"))
                .containsExactly("late");
    }

    @Test
    void whatAnotherProcessIsAtStaysAsItIs() {
        Instant before = cursor("invoices");
        execute("UPDATE daybook.lease SET holder = 'elsewhere/1/x', fence = fence + 1,"
                + " expires_at = now() + interval '1 hour' WHERE data_type = 'invoices'");

        assertThat(glance()).isEqualTo(List.of("invoices"));

        assertThat(cursor("invoices")).isEqualTo(before);
        assertThat(cursor("customers")).isAfter(before);
    }

    @Test
    void twoProcessesThatLookAtTheSameTimeOnlyEverMoveCursorsForward() {
        List<String> syncs = syncs();
        Instant before = cursor("invoices");
        try (Installation other = new Installation(database, otherHome, sandbox)) {
            CompletableFuture<?> there = CompletableFuture.runAsync(() -> look(other));
            look(daybook);
            there.join();
        }
        assertThat(cursor("invoices")).isAfter(before);
        assertThat(syncs()).isEqualTo(syncs);
    }

    private void look(Installation installation) {
        Instant last = Instant.EPOCH;
        for (int i = 0; i < 15; i++) {
            assertThat(glance(installation)).isEmpty();
            Instant now = cursor("invoices");
            assertThat(now).isAfterOrEqualTo(last);
            last = now;
        }
    }

    @Test
    void anEmptyAnswerIsNotBelieved() {
        Instant before = cursor("invoices");
        // the clock comes first
        sandbox.faults().inject(Fault.EMPTY_ANSWER, io.daybook.sandbox.netsuite.Faults.Target.RESOURCES, 1, 1);

        assertThat(glance()).isEqualTo(ALL);

        assertThat(cursor("invoices")).isEqualTo(before);
    }

    @Test
    void aPlatformThatIsAwayIsLeftToTheOrdinaryWayAndNotLookedAtForAWhile() {
        sandbox.faults().next(Fault.UNAVAILABLE, 1);
        assertThat(glance()).isEqualTo(ALL);
        long requests = sandbox.faults().requests();

        assertThat(glance()).isEqualTo(ALL);

        assertThat(sandbox.faults().requests()).isEqualTo(requests);
        assertThat(daybook.sync("invoices").state()).isEqualTo(SyncReport.State.DONE);
    }

    @Test
    void oneRequestTooManyIsWaitedForAndIsNoFailure() {
        glance();
        Instant before = cursor("invoices");
        sandbox.faults().next(Fault.THROTTLED, 1);

        assertThat(glance()).isEmpty();

        assertThat(cursor("invoices")).isAfter(before);
    }

    @Test
    void withoutTheLogOfDeletionsEverythingGoesTheOrdinaryWay() {
        sandbox.setup().withhold(Permission.ADMI_DELETEDRECORD);
        Instant before = cursor("invoices");

        assertThat(glance()).isEqualTo(ALL);

        assertThat(cursor("invoices")).isEqualTo(before);
        long requests = sandbox.faults().requests();
        assertThat(glance()).isEqualTo(ALL);
        assertThat(sandbox.faults().requests())
                .as("what was refused is not asked again")
                .isEqualTo(requests);
    }

    @Test
    void aDataTypeThatTheRoleMayNoLongerSeeHidesNoOther() {
        sandbox.setup().withhold(Permission.LIST_CURRENCY);
        glance();
        Instant before = cursor("customers");

        assertThat(glance()).isEqualTo(List.of("currencies"));

        assertThat(cursor("customers")).isAfter(before);
    }

    @Test
    void aRefusedLoginEndsTheConnectionAtOnceAndIsNotTriedAgain() {
        glance();
        sandbox.faults().certificateRevoked(true);
        sandbox.expireTokens();
        int attempts = sandbox.loginAuditTrail().size();

        assertThat(glance()).isEqualTo(List.of());

        assertThat(daybook.services().connections().find(daybook.connection()).status())
                .isEqualTo(Connection.Status.Deauthorized);
        int refused = sandbox.loginAuditTrail().size();
        assertThat(refused - attempts).as("the old token, then one fresh login").isLessThanOrEqualTo(2);
        assertThat(texts("SELECT trouble_kind FROM daybook.dataset WHERE trouble_kind IS NOT NULL"))
                .containsExactly("unauthorized");
        assertThat(daybook.engine().poll().due("netsuite", "invoices")).isZero();
        assertThat(glance()).as("somebody asks all the same").isEqualTo(ALL);
        assertThat(sandbox.loginAuditTrail()).hasSize(refused);
    }
}
