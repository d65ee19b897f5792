package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.CertificateKey;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxCredentials;
import io.daybook.sandbox.netsuite.SandboxSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The way of a person through the commands: connect, look, sync, work through letters, unlink. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobByCommandsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path home;

    private static NetSuiteSandbox sandbox;
    private static Path key;

    /** What one command line did. */
    private record Run(int exitCode, String out, String err) {
        JsonNode json() throws IOException {
            assertThat(out.lines()).as("standard output is the JSON alone").hasSize(1);
            return new ObjectMapper().readTree(out);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        sandbox = NetSuiteSandbox.start(SandboxSettings.builder()
                .port(0)
                .seed(5)
                .invoices(120)
                .certificateKey(CertificateKey.EC_256)
                .build());
        key = Files.writeString(home.resolve("key.pem"), sandbox.credentials().privateKeyPem());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Run daybook(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, String> environment = Map.of(
                "DAYBOOK_HOME", home.toString(),
                "DAYBOOK_DATABASE_URL", DATABASE.url(),
                "DAYBOOK_DATABASE_USER", DATABASE.user(),
                "DAYBOOK_DATABASE_PASSWORD", DATABASE.password());
        Printer printer = new Printer(new PrintWriter(out), new PrintWriter(err));
        int exitCode = new CommandRunner(new Workplace(Path.of("").toAbsolutePath(), environment, printer, false))
                .run(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    private static Run connect(String account, Path keyFile) {
        SandboxCredentials credentials = sandbox.credentials();
        return daybook(
                "connect",
                "netsuite",
                "--company",
                "Acme",
                "--account",
                account,
                "--client-id",
                credentials.clientId(),
                "--certificate-id",
                credentials.certificateId(),
                "--private-key-file",
                keyFile.toString(),
                "--base-url",
                credentials.baseUrl().toString());
    }

    @Test
    @Order(1)
    void syncingBeforeAnythingIsLinkedSaysHowToLink() {
        Run run = daybook("sync");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no connection is linked", "daybook connect");
        assertThat(run.out()).isEmpty();
    }

    @Test
    @Order(2)
    void aWrongKeyStoresNothing() throws IOException {
        Path wrong = Files.writeString(
                home.resolve("wrong.pem"), "-----BEGIN PRIVATE KEY-----\nbm9uc2Vuc2U=\n-----END PRIVATE KEY-----\n");

        Run run = connect(sandbox.credentials().account(), wrong);

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("private key cannot be used").doesNotContain("bm9uc2Vuc2U", "\tat ");
        assertThat(daybook("connections", "list").out()).contains("No connection yet");
    }

    @Test
    @Order(3)
    void connectingTestsEveryStepAndLinks() throws IOException {
        Run run = connect(sandbox.credentials().account(), key);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("sign in", "read invoices", "connection 1 is linked");
        JsonNode listed = daybook("connections", "list", "--json")
                .json()
                .get("connections")
                .get(0);
        assertThat(listed.get("status").asText()).isEqualTo("Linked");
        assertThat(listed.toString())
                .doesNotContain("PRIVATE KEY", sandbox.credentials().clientId());
    }

    @Test
    @Order(4)
    void syncAccountsForEveryRecordInItsJson() throws IOException {
        Run run = daybook("sync", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode connection = run.json().get("connections").get(0);
        assertThat(connection.get("company").asText()).isEqualTo("Acme");
        assertThat(connection.get("platform").asText()).isEqualTo("netsuite");
        assertThat(connection.get("dataTypes")).hasSize(4).allSatisfy(dataType -> {
            assertThat(dataType.get("read").asLong())
                    .isPositive()
                    .isEqualTo(dataType.get("loaded").asLong()
                            + dataType.get("unchanged").asLong()
                            + dataType.get("ignored").asLong()
                            + dataType.get("deadLetters").asLong());
            assertThat(dataType.get("money").isObject()).isTrue();
        });
        assertThat(run.json().get("elapsedMs").asLong()).isPositive();
    }

    @Test
    @Order(5)
    void aSyncOfOneDataTypePrintsATableForPeople() {
        Run run = daybook("sync", "--connection", "1", "--data-type", "customers");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("data type", "customers", "done", "elapsed")
                .doesNotContain("invoices");
    }

    @Test
    @Order(6)
    void lettersAreListedShownAndReplayed() throws IOException {
        JsonNode letters = daybook("dead-letters", "list", "--json").json().get("deadLetters");
        assertThat(letters).isNotEmpty();
        long letter = letters.get(0).get("letter").asLong();

        JsonNode shown =
                daybook("dead-letters", "show", Long.toString(letter), "--json").json();
        Run replay = daybook("dead-letters", "replay", Long.toString(letter));

        assertThat(shown.get("payload").get(0).get("values").size()).isPositive();
        assertThat(replay.exitCode()).as("it fails again for the same reason").isEqualTo(1);
        assertThat(replay.out()).contains("open    " + letter, "failed again", "1 replayed, 0 closed, 1 open");
        assertThat(daybook("dead-letters", "list").out()).contains("rejected");
    }

    @Test
    @Order(7)
    void whatDoesNotExistIsNamedWithWhatThereIs() {
        for (String line : List.of(
                "sync --connection 99",
                "connections test 99",
                "connections unlink 99",
                "dead-letters list --connection 99")) {
            Run run = daybook(line.split(" "));
            assertThat(run.exitCode()).as(line).isEqualTo(2);
            assertThat(run.err()).as(line).contains("connection 99: there is no such connection", "1 (Acme, netsuite ");
        }
        assertThat(daybook("sync", "--data-type", "salaries"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err())
                        .contains("salaries", "Known are: currencies, customers, invoices, creditNotes"));
        assertThat(daybook("dead-letters", "show", "4711").err()).contains("dead letter 4711", "dead-letters list");
        assertThat(daybook("conections").exitCode()).isEqualTo(2);
    }

    @Test
    @Order(8)
    void anUnlinkedConnectionKeepsItsLedgerAndIsNotRead() {
        assertThat(daybook("connections", "unlink", "1").exitCode()).isZero();

        Run run = daybook("sync", "--connection", "1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Unlinked");
        assertThat(DATABASE.jdbi().<Long, RuntimeException>withHandle(handle -> handle.createQuery(
                                "SELECT count(*) FROM ledger.invoice_line")
                        .mapTo(Long.class)
                        .one()))
                .isPositive();
    }
}
