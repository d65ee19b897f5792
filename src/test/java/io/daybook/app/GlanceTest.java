package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.connection.Connection;
import io.daybook.connection.Credentials;
import io.daybook.database.CountingRelay;
import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.Fault;
import io.daybook.sandbox.netsuite.Faults;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.Permission;
import io.daybook.sandbox.netsuite.SandboxCredentials;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sandbox.netsuite.books.Mutations;
import io.daybook.sync.DatasetStatus;
import io.daybook.sync.SyncReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path home;

    private static CountingRelay relay;
    private static NetSuiteSandbox sandbox;
    private static Installation daybook;
    private static int companies;

    private long connection;

    @BeforeAll
    static void start() {
        sandbox = NetSuiteSandbox.start(
                SandboxSettings.builder().port(0).seed(5).invoices(40).build());
        URI address = URI.create(DATABASE.url().substring("jdbc:".length()));
        relay = CountingRelay.to(address.getPort());
        String url = DATABASE.url().replace(":" + address.getPort() + "/", ":" + relay.port() + "/");
        daybook = installation(Map.of("DAYBOOK_DATABASE_URL", url));
        daybook.services().connections().unlink(daybook.connection(), "each test brings its own");
    }

    /** Without an overlap, so that what a test has changed and read is over for the next. */
    private static Installation installation(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("DAYBOOK_SYNC_OVERLAP", "0");
        return new Installation(DATABASE, home, sandbox, environment);
    }

    @AfterAll
    static void close() throws IOException {
        daybook.close();
        relay.close();
        sandbox.close();
    }

    @BeforeEach
    void readEverything() {
        SandboxCredentials account = sandbox.credentials();
        connection = daybook.services()
                .connections()
                .link(
                        "Company " + companies++,
                        "netsuite",
                        account.account(),
                        Optional.of(account.baseUrl()),
                        new Credentials.OAuth2Certificate(
                                account.clientId(), account.certificateId(), account.privateKeyPem()))
                .id();
        // the first reading of everything does not ask the log of deletions, the second does
        syncAll();
        settle();
    }

    private void syncAll() {
        ALL.forEach(dataType -> assertThat(sync(dataType).state()).as(dataType).isEqualTo(SyncReport.State.DONE));
    }

    private SyncReport sync(String dataType) {
        return daybook.engine().sync(connection, dataType);
    }

    /** The platform tells whole seconds: what was changed and read in this one is new until the next. */
    private void settle() {
        await().until(() -> {
            syncAll();
            return glance().isEmpty();
        });
    }

    @AfterEach
    void forget() {
        sandbox.faults().clear();
        sandbox.setup().grant(Permission.ADMI_DELETEDRECORD);
        sandbox.setup().grant(Permission.LIST_CURRENCY);
        daybook.services().connections().unlink(connection, "its test is over");
    }

    /** What is left to the ordinary way. */
    private List<?> glance() {
        return glance(daybook);
    }

    private List<?> glance(Installation installation) {
        try (ProducerTemplate template = installation.engine().context().createProducerTemplate()) {
            return (List<?>) template.requestBodyAndHeaders(
                    "direct:glance", null, Map.of("connectionId", connection, "dataTypes", ALL));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param condition on the datasets or rows of the test's connection */
    private List<String> texts(String select, String condition) {
        return DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT " + select + " WHERE connection_id = " + connection + " AND " + condition)
                .mapTo(String.class)
                .list());
    }

    private Instant moment(String column, String dataType) {
        return DATABASE.jdbi().withHandle(handle -> handle.select(
                        "SELECT " + column + " FROM daybook.dataset WHERE connection_id = ? AND data_type = ?",
                        connection,
                        dataType)
                .mapTo(Instant.class)
                .one());
    }

    private Instant cursor(String dataType) {
        return moment("cursor_at", dataType);
    }

    /** When it was last found that nothing is new, by our clock. */
    private Instant looked(String dataType) {
        return moment("glance_asked_at", dataType);
    }

    private void lease(String changes) {
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE daybook.lease SET " + changes + " WHERE connection_id = ? AND data_type = 'invoices'",
                        connection));
    }

    private List<String> syncs() {
        return texts("id || ' ' || data_type || ' ' || state FROM daybook.sync", "true ORDER BY id");
    }

    private Mutations mutations() {
        return sandbox.books().mutations();
    }

    private long invoice() {
        return Long.parseLong(
                texts("original_id FROM ledger.invoice", "status = 'open' AND deleted_at IS NULL ORDER BY original_id")
                        .get(0));
    }

    private long line() {
        return Long.parseLong(texts("original_id FROM ledger.invoice_line", "deleted_at IS NULL ORDER BY original_id")
                .get(0));
    }

    private long customer() {
        return Long.parseLong(texts("original_id FROM ledger.customer", "true ORDER BY original_id")
                .get(0));
    }

    @Test
    void nothingNewMovesTheCursorsOfAllDataTypesAndWritesNoSync() {
        List<String> syncs = syncs();
        Map<String, Instant> cursors = new HashMap<>();
        Map<String, Instant> looks = new HashMap<>();
        ALL.forEach(dataType -> cursors.put(dataType, cursor(dataType)));
        ALL.forEach(dataType -> looks.put(dataType, looked(dataType)));
        long requests = sandbox.faults().requests();
        long trips = relay.roundTrips();

        List<?> left = glance();

        assertThat(left).isEmpty();
        assertThat(sandbox.faults().requests() - requests).isEqualTo(REQUESTS);
        assertThat(relay.roundTrips() - trips).isLessThanOrEqualTo(ROUND_TRIPS);
        cursors.forEach((dataType, cursor) -> assertThat(cursor(dataType)).isAfterOrEqualTo(cursor));
        looks.forEach((dataType, moment) -> assertThat(looked(dataType)).isAfter(moment));
        assertThat(syncs()).isEqualTo(syncs);
        assertThat(texts("data_type FROM daybook.dataset", "glanced_at = cursor_at"))
                .containsExactlyInAnyOrderElementsOf(ALL);
        List<DatasetStatus> statuses = daybook.services().sync().statuses().all(Optional.of(connection));
        assertThat(statuses).hasSize(ALL.size()).allSatisfy(status -> {
            assertThat(status.state()).isEqualTo(DatasetStatus.State.DONE);
            assertThat(status.nothingNewAt()).contains(looked(status.dataType()));
            assertThat(status.goodAt().orElseThrow()).isAfter(looks.get(status.dataType()));
        });
    }

    @Test
    void aPollOfAllDataTypesIsOneGlance() {
        List<String> syncs = syncs();
        Instant before = looked("creditNotes");
        long requests = sandbox.faults().requests();

        ALL.forEach(dataType -> daybook.engine().poll().due("netsuite", dataType));

        await().until(() -> looked("creditNotes").isAfter(before));
        await().until(() -> daybook.engine().load().running().values().stream().allMatch(running -> running == 0));
        assertThat(sandbox.faults().requests() - requests).isEqualTo(REQUESTS);
        assertThat(syncs()).isEqualTo(syncs);
    }

    @Test
    void anOrdinarySyncGoesOnWhereTheGlanceLeftOff() {
        Instant glanced = cursor("invoices");

        assertThat(sync("invoices").state()).isEqualTo(SyncReport.State.DONE);

        assertThat(texts("reading_because FROM daybook.sync", "read_since = timestamptz '" + glanced + "'"))
                .last()
                .isEqualTo("changes only");
        assertThat(texts("data_type FROM daybook.dataset", "glanced_at IS NULL AND glance_asked_at IS NULL"))
                .containsExactly("invoices");
    }

    static Stream<Arguments> changes() {
        Consumer<GlanceTest> header = test -> test.mutations().editHeader(test.invoice(), "new");
        Consumer<GlanceTest> line = test -> test.mutations().editLine(test.line(), "new");
        Consumer<GlanceTest> payment = test -> test.mutations().applyPayment(test.invoice(), BigDecimal.ONE);
        Consumer<GlanceTest> creation = test -> test.mutations().createInvoice();
        Consumer<GlanceTest> credit = test -> test.mutations().createCreditMemo();
        Consumer<GlanceTest> customer = test -> test.mutations().editCustomer(test.customer(), "new@example.org");
        return Stream.of(
                Arguments.of("header", header, "invoices"),
                Arguments.of("line", line, "invoices"),
                Arguments.of("payment", payment, "invoices"),
                Arguments.of("creation", creation, "invoices"),
                Arguments.of("credit", credit, "creditNotes"),
                Arguments.of("customer", customer, "customers"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void whatAnyClockShowsIsLeftToTheOrdinaryWayAndTheCursorStays(
            String name, Consumer<GlanceTest> change, String dataType) {
        Instant before = cursor(dataType);
        Instant others = looked("currencies");
        change.accept(this);

        List<?> left = glance();

        assertThat(left.contains(dataType)).as(name + ": " + left).isTrue();
        assertThat(left.contains("currencies")).isFalse();
        assertThat(cursor(dataType)).isEqualTo(before);
        assertThat(looked("currencies")).isAfter(others);
        SyncReport found = sync(dataType);
        assertThat(found.state()).isEqualTo(SyncReport.State.DONE);
        assertThat(found.counts().read()).isPositive();
    }

    @Test
    void aDeletionInTheLogIsLeftToTheOrdinaryWay() {
        long deleted = mutations().createInvoice().transaction();
        settle();
        mutations().deleteDocument(deleted);

        assertThat(glance().contains("invoices")).isTrue();

        sync("invoices");
        assertThat(texts("deleted_because FROM ledger.invoice", "original_id = '" + deleted + "'"))
                .singleElement()
                .asString()
                .contains("by its own log");
    }

    @Test
    void whatAnotherProcessIsAtStaysAsItIs() {
        Instant before = looked("invoices");
        Instant others = looked("customers");
        lease("holder = 'elsewhere/1/x', fence = fence + 1, expires_at = now() + interval '1 hour'");

        assertThat(glance()).isEqualTo(List.of("invoices"));

        assertThat(looked("invoices")).isEqualTo(before);
        assertThat(looked("customers")).isAfter(others);
    }

    @Test
    void twoProcessesThatLookAtTheSameTimeOnlyEverMoveCursorsForward() {
        List<String> syncs = syncs();
        Instant before = looked("invoices");
        try (Installation other = installation(Map.of())) {
            CompletableFuture<?> there = CompletableFuture.runAsync(() -> lookAgainAndAgain(other));
            lookAgainAndAgain(daybook);
            there.join();
        }
        assertThat(looked("invoices")).isAfter(before);
        assertThat(syncs()).isEqualTo(syncs);
    }

    private void lookAgainAndAgain(Installation installation) {
        Instant last = Instant.EPOCH;
        for (int i = 0; i < 15; i++) {
            // Where the other one was quicker by a second the clock seems to have gone back: then it is read the
            // ordinary way.
            glance(installation);
            Instant now = cursor("invoices");
            assertThat(now).isAfterOrEqualTo(last);
            last = now;
        }
    }

    @Test
    void anEmptyAnswerIsNotBelieved() {
        Instant before = looked("invoices");
        // the clock comes first
        sandbox.faults().inject(Fault.EMPTY_ANSWER, Faults.Target.RESOURCES, 1, 1);

        assertThat(glance()).isEqualTo(ALL);

        assertThat(looked("invoices")).isEqualTo(before);
    }

    @Test
    void aPlatformThatIsAwayIsLeftToTheOrdinaryWayAndNotLookedAtForAWhile() {
        sandbox.faults().next(Fault.UNAVAILABLE, 1);
        assertThat(glance()).isEqualTo(ALL);
        long requests = sandbox.faults().requests();

        assertThat(glance()).isEqualTo(ALL);

        assertThat(sandbox.faults().requests()).isEqualTo(requests);
        assertThat(sync("invoices").state()).isEqualTo(SyncReport.State.DONE);
    }

    @Test
    void oneRequestTooManyIsWaitedForAndIsNoFailure() {
        Instant before = looked("invoices");
        sandbox.faults().next(Fault.THROTTLED, 1);

        assertThat(glance()).isEmpty();

        assertThat(looked("invoices")).isAfter(before);
    }

    @Test
    void withoutTheLogOfDeletionsEverythingGoesTheOrdinaryWay() {
        sandbox.setup().withhold(Permission.ADMI_DELETEDRECORD);
        Instant before = looked("invoices");

        assertThat(glance()).isEqualTo(ALL);

        assertThat(looked("invoices")).isEqualTo(before);
        long requests = sandbox.faults().requests();
        assertThat(glance()).isEqualTo(ALL);
        assertThat(sandbox.faults().requests())
                .as("what was refused is not asked again")
                .isEqualTo(requests);
    }

    @Test
    void aDataTypeThatTheRoleMayNoLongerSeeHidesNoOther() {
        sandbox.setup().withhold(Permission.LIST_CURRENCY);

        assertThat(glance()).isEqualTo(List.of("currencies"));

        Instant before = looked("customers");
        long requests = sandbox.faults().requests();
        assertThat(glance()).isEqualTo(List.of("currencies"));
        assertThat(looked("customers")).isAfter(before);
        assertThat(sandbox.faults().requests() - requests).isEqualTo(REQUESTS);
    }

    @Test
    void aRefusedLoginEndsTheConnectionAtOnceAndIsNotTriedAgain() {
        sandbox.faults().certificateRevoked(true);
        sandbox.expireTokens();
        int attempts = sandbox.loginAuditTrail().size();

        assertThat(glance()).isEqualTo(List.of());

        assertThat(daybook.services().connections().find(connection).status())
                .isEqualTo(Connection.Status.Deauthorized);
        int refused = sandbox.loginAuditTrail().size();
        assertThat(refused - attempts).as("the old token, then one fresh login").isLessThanOrEqualTo(2);
        assertThat(texts("trouble_kind FROM daybook.dataset", "trouble_kind IS NOT NULL"))
                .containsExactly("unauthorized");
        assertThat(daybook.engine().poll().due("netsuite", "invoices")).isZero();
        assertThat(glance()).as("somebody asks all the same").isEqualTo(ALL);
        assertThat(sandbox.loginAuditTrail()).hasSize(refused);
    }
}
