package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.CertificateKey;
import io.daybook.sandbox.netsuite.Fault;
import io.daybook.sandbox.netsuite.Faults;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxCredentials;
import io.daybook.sandbox.netsuite.SandboxSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a person on duty sees: how everything gets on, and what to do where something is wrong. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatusCommandTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path home;

    private static NetSuiteSandbox sandbox;
    private static Shell shell;

    @BeforeAll
    static void start() {
        sandbox = NetSuiteSandbox.start(SandboxSettings.builder()
                .port(0)
                .seed(5)
                .invoices(120)
                .certificateKey(CertificateKey.EC_256)
                .build());
        shell = Shell.in(home).with(DATABASE);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        shell.close();
    }

    private static void connect(String company) throws IOException {
        SandboxCredentials credentials = sandbox.credentials();
        Path key = Files.writeString(home.resolve("key.pem"), credentials.privateKeyPem());
        Shell.Outcome outcome = shell.run(
                "connect",
                "netsuite",
                "--company",
                company,
                "--account",
                credentials.account(),
                "--client-id",
                credentials.clientId(),
                "--certificate-id",
                credentials.certificateId(),
                "--private-key-file",
                key.toString(),
                "--base-url",
                credentials.baseUrl().toString());
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    private static JsonNode dataset(int connection, String dataType) throws IOException {
        Shell.Outcome outcome = shell.line("status --json --connection " + connection);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        for (JsonNode dataset : new ObjectMapper().readTree(outcome.out()).get("datasets")) {
            if (dataset.get("dataType").asText().equals(dataType)) {
                return dataset;
            }
        }
        throw new AssertionError(outcome.out());
    }

    private static void sql(String statement) {
        DATABASE.jdbi().useHandle(handle -> handle.execute(statement));
    }

    /** As wide as a terminal of 100 columns sees it. */
    private static String onATerminal() {
        StringWriter out = new StringWriter();
        Map<String, String> environment = Map.of(
                "DAYBOOK_HOME", home.toString(),
                "DAYBOOK_DATABASE_URL", DATABASE.url(),
                "DAYBOOK_DATABASE_USER", DATABASE.user(),
                "DAYBOOK_DATABASE_PASSWORD", DATABASE.password());
        Printer printer = new Printer(new PrintWriter(out), new PrintWriter(new StringWriter()));
        assertThat(new CommandRunner(new Workplace(Path.of("").toAbsolutePath(), environment, printer, true))
                        .run("status"))
                .isZero();
        return out.toString();
    }

    @Test
    @Order(1)
    void withoutAConnectionItSaysHowToLinkOne() {
        assertThat(shell.line("status").out()).contains("No connection yet", "daybook connect netsuite");
        assertThat(shell.line("status --connection 3").exitCode()).isEqualTo(2);
    }

    @Test
    @Order(2)
    void whatWasNeverReadSaysSoAndWhenItWillBe() throws IOException {
        connect("Acme");

        JsonNode invoices = dataset(1, "invoices");

        assertThat(invoices.get("state").asText()).isEqualTo("never");
        assertThat(invoices.get("lastGood").isNull()).isTrue();
        assertThat(invoices.get("next").asText()).isNotBlank();
        assertThat(invoices.get("proof").get("agrees").isNull()).isTrue();
    }

    @Test
    @Order(3)
    void afterASyncItShowsRowsCursorProofAndLetters() throws IOException {
        assertThat(shell.line("sync").exitCode()).isZero();

        JsonNode invoices = dataset(1, "invoices");

        assertThat(invoices.get("state").asText()).isEqualTo("done");
        assertThat(invoices.get("lastGood").asText()).isNotBlank();
        assertThat(invoices.get("cursor").asText()).isNotBlank();
        assertThat(invoices.get("lagSeconds").asLong()).isNotNegative();
        assertThat(invoices.get("proof").get("agrees").asBoolean()).isTrue();
        assertThat(invoices.get("rows").asLong())
                .isEqualTo(DATABASE.jdbi().<Long, RuntimeException>withHandle(handle -> handle.createQuery(
                                "SELECT count(*) FROM ledger.invoice_line WHERE deleted_at IS NULL")
                        .mapTo(Long.class)
                        .one()));
        assertThat(invoices.get("deadLetters").get("open").asLong()).isPositive();
        assertThat(invoices.get("deadLetters").get("money").size()).isPositive();
        assertThat(invoices.get("whatToDo").asText()).contains("daybook dead-letters list --connection 1");
    }

    @Test
    @Order(4)
    void onATerminalItIsOneTableOfAtMostAHundredColumns() throws IOException {
        connect("Établissements Lumière et Compagnie");

        String table = onATerminal();

        assertThat(table.lines()).allMatch(line -> TextWidth.of(line) <= 100);
        assertThat(table)
                .contains("data type", "last ok", "lag", "rows", "proof", "next", "letters", "agrees", "Établissem…");
        assertThat(table.lines().filter(line -> line.contains("never"))).hasSize(4);
    }

    @Test
    @Order(5)
    void aPlatformThatStaysAwayIsNoFailureAndSaysWhy() throws IOException {
        sandbox.faults().inject(Fault.UNAVAILABLE, Faults.Target.RESOURCES, 0, 1000);
        assertThat(shell.line("sync --connection 2 --data-type customers").exitCode())
                .isEqualTo(1);
        sandbox.faults().clear();

        JsonNode customers = dataset(2, "customers");

        assertThat(customers.get("state").asText()).isEqualTo("interrupted");
        assertThat(customers.get("problem").get("kind").asText()).isEqualTo("transient");
        assertThat(shell.line("sync --connection 2 --data-type customers").exitCode())
                .isZero();
        assertThat(dataset(2, "customers").has("problem")).isFalse();
    }

    @Test
    @Order(6)
    void whatRunsShowsHowFarItHasCome() throws IOException {
        sql(
                "INSERT INTO daybook.sync (connection_id, data_type, mapping_version, reading, reading_because, state, fence,"
                        + " expected_records, platform_time, asked_at, deletion_log) VALUES (2, 'invoices', 'v', 'everything', 'test',"
                        + " 'running', 1, 400, now(), now(), false)");
        sql(
                "INSERT INTO daybook.sync_window (sync_id, number, after_key, position_document, read, loaded) SELECT max(id), 0, 0,"
                        + " 5, 100, 100 FROM daybook.sync");
        assertThat(dataset(2, "invoices").get("state").asText())
                .as("nobody holds its lease: its process died")
                .isEqualTo("interrupted");

        sql("INSERT INTO daybook.lease VALUES (2, 'invoices', 'other/1/x', 1, now() + interval '1 minute')");

        assertThat(dataset(2, "invoices").get("progress").get("percent").asInt())
                .isEqualTo(25);
        assertThat(onATerminal()).contains("running 25%");
    }

    @Test
    @Order(7)
    void changesAreCountedInDocuments() throws IOException {
        sql(
                "UPDATE daybook.sync SET reading = 'changes', expected_records = 4 WHERE connection_id = 2 AND state = 'running'");
        sql(
                "UPDATE daybook.sync_window SET documents = '{3,4,5,9}' WHERE sync_id = (SELECT max(id) FROM daybook.sync)");

        JsonNode progress = dataset(2, "invoices").get("progress");

        assertThat(progress.get("unit").asText()).isEqualTo("documents");
        assertThat(progress.get("done").asLong()).isEqualTo(3);
        assertThat(progress.get("percent").asInt()).isEqualTo(75);
    }

    @Test
    @Order(8)
    void aBrokenConnectionSaysWhyAndHowToMendItOnce() throws IOException {
        sandbox.faults().certificateRevoked(true);
        sandbox.expireTokens();
        assertThat(shell.line("sync --connection 1").exitCode()).isEqualTo(1);
        sandbox.faults().certificateRevoked(false);

        Shell.Outcome outcome = shell.line("status --connection 1");

        assertThat(outcome.out()).contains("deauthorized", "It is not asked any more", "daybook connections test 1");
        assertThat(outcome.out().split("It is not asked any more", -1)).hasSize(2);
        assertThat(dataset(1, "currencies").get("next").isNull())
                .as("it is not read by schedules")
                .isTrue();
    }
}
