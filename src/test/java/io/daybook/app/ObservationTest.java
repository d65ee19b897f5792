package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.config.Settings;
import io.daybook.connection.Connection;
import io.daybook.connection.Credentials;
import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.CertificateKey;
import io.daybook.sandbox.netsuite.Fault;
import io.daybook.sandbox.netsuite.Faults;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxCredentials;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sync.SyncReport;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a server tells of itself over HTTP: whether it is ready, and how every dataset gets on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ObservationTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path home;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static NetSuiteSandbox sandbox;
    private static Services services;
    private static Engine engine;
    private static long connection;
    private static int port;

    @BeforeAll
    static void serve() throws IOException {
        sandbox = NetSuiteSandbox.start(SandboxSettings.builder()
                .port(0)
                .seed(9)
                .invoices(60)
                .certificateKey(CertificateKey.EC_256)
                .build());
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        services = Services.open(Settings.read(
                Path.of("").toAbsolutePath(),
                Map.of(
                        "DAYBOOK_HOME", home.toString(),
                        "DAYBOOK_DATABASE_URL", DATABASE.url(),
                        "DAYBOOK_DATABASE_USER", DATABASE.user(),
                        "DAYBOOK_DATABASE_PASSWORD", DATABASE.password(),
                        "DAYBOOK_REDELIVERY_DELAY", "1",
                        "DAYBOOK_CALLS_BUDGET", "2",
                        "DAYBOOK_MANAGEMENT_PORT", Integer.toString(port))));
        SandboxCredentials credentials = sandbox.credentials();
        connection = services.connections()
                .link(
                        "Brasserie \"Lumière\"",
                        "netsuite",
                        credentials.account(),
                        Optional.of(credentials.baseUrl()),
                        new Credentials.OAuth2Certificate(
                                credentials.clientId(), credentials.certificateId(), credentials.privateKeyPem()))
                .id();
        engine = Engine.start(services, new Engine.Options(false, true));
    }

    @AfterAll
    static void stop() {
        engine.close();
        services.close();
        sandbox.close();
    }

    private static HttpResponse<String> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/" + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException unreachable) {
            throw new AssertionError(unreachable);
        }
    }

    /** The value of a metric with all these labels. */
    private static Optional<String> metric(String name, String... labels) {
        return get("metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .filter(line -> java.util.Arrays.stream(labels).allMatch(line::contains))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst();
    }

    private static String ofInvoices() {
        return "data_type=\"invoices\"";
    }

    @Test
    @Order(1)
    void aServerIsLiveAndReadyOnceItsRoutesAreUpAndItsDatabaseAnswers() {
        assertThat(get("health/live").statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(get("health/ready").statusCode()).isEqualTo(200));
        assertThat(get("health/ready").body()).contains("\"UP\"");
    }

    @Test
    @Order(2)
    void beforeTheFirstSyncThereIsNoProofAndNoLag() {
        assertThat(metric("daybook_connection_linked", "connection=\"" + connection + "\""))
                .contains("1.0");
        assertThat(metric("daybook_dataset_proof_agrees", ofInvoices())).isEmpty();
        assertThat(metric("daybook_dataset_lag_seconds", ofInvoices())).isEmpty();
        assertThat(metric("daybook_dataset_failed", ofInvoices())).contains("0.0");
    }

    @Test
    @Order(3)
    void aSyncShowsInWhatIsCountedAndInWhatIsAskedOfTheDatabase() {
        SyncReport report = engine.sync(connection, "invoices");

        assertThat(report.state()).isEqualTo(SyncReport.State.DONE);
        assertThat(metric("daybook_dataset_proof_agrees", ofInvoices())).contains("1.0");
        assertThat(metric("daybook_dataset_rows", ofInvoices()).map(Double::parseDouble))
                .contains((double) report.proof().orElseThrow().ledger().records());
        assertThat(metric("daybook_dataset_last_good_seconds", ofInvoices())).isPresent();
        assertThat(metric("daybook_dataset_lag_seconds", ofInvoices())).isPresent();
        assertThat(metric("daybook_syncs_total", ofInvoices(), "ended=\"done\""))
                .contains("1.0");
        assertThat(metric("daybook_records_total", ofInvoices(), "outcome=\"loaded\"")
                        .map(Double::parseDouble))
                .contains((double) report.counts().loaded());
        assertThat(metric("daybook_syncs_waiting", "lane=\"prompt\"")).contains("0.0");
        assertThat(metric("daybook_account_slots", "account=\"netsuite")).isPresent();
        await().untilAsserted(() -> assertThat(metric("daybook_api_calls_month", "connection=\"" + connection + "\"")
                        .map(Double::parseDouble))
                .as("written down some seconds later")
                .hasValueSatisfying(calls -> assertThat(calls).isPositive()));
        assertThat(get("metrics").body()).contains("daybook_api_calls_budget 2.0");
    }

    @Test
    @Order(3)
    void howLongRequestsWaitedForTheirAccountShowsByPriority() {
        String account = "account=\"netsuite " + sandbox.credentials().account() + "\"";

        assertThat(metric("daybook_account_slot_wait_seconds_count", account, "priority=\"prompt\"")
                        .map(Double::parseDouble))
                .hasValueSatisfying(count -> assertThat(count).isPositive());
        assertThat(metric("daybook_account_slot_wait_seconds", account, "priority=\"prompt\"", "quantile=\"0.95\""))
                .isPresent();
    }

    @Test
    @Order(4)
    void aPlatformThatIsDownMakesNobodyUnready() {
        sandbox.faults().inject(Fault.UNAVAILABLE, Faults.Target.RESOURCES, 0, 1000);

        assertThat(engine.sync(connection, "customers").state()).isEqualTo(SyncReport.State.INTERRUPTED);

        sandbox.faults().clear();
        assertThat(get("health/ready").statusCode()).isEqualTo(200);
        assertThat(metric("daybook_dataset_failed", "data_type=\"customers\""))
                .as("it goes on by itself")
                .contains("0.0");
    }

    @Test
    @Order(5)
    void aBrokenConnectionShowsAsSuchAndTheServerStaysReady() {
        services.connections()
                .setStatus(connection, Connection.Status.Deauthorized, Optional.of("the key was revoked"));

        assertThat(metric("daybook_connection_linked", "status=\"Deauthorized\""))
                .contains("0.0");
        assertThat(get("health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(6)
    void aDatabaseThatIsAwayMakesTheServerUnreadyButNotDead() {
        services.database().close();

        await().untilAsserted(() -> assertThat(get("health/ready").statusCode()).isEqualTo(503));
        assertThat(get("health/live").statusCode()).isEqualTo(200);
        assertThat(get("metrics").statusCode()).isEqualTo(200);
    }
}
