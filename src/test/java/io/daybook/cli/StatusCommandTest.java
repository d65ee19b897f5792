package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.sandbox.netsuite.Fault;
import io.daybook.sandbox.netsuite.Faults;
import java.io.IOException;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person on duty sees: how everything gets on, and what to do where something is wrong. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatusCommandTest {
    @RegisterExtension
    static final SandboxShell SHELL = new SandboxShell(5, 120);

    private static JsonNode dataset(int connection, String dataType) throws IOException {
        JsonNode datasets =
                SHELL.json("status --json --connection " + connection).get("datasets");
        for (JsonNode dataset : datasets) {
            if (dataset.get("dataType").asText().equals(dataType)) {
                return dataset;
            }
        }
        throw new AssertionError(datasets);
    }

    /** As wide as a terminal of 100 columns sees it. */
    private static String onATerminal() {
        Shell.Outcome outcome = SHELL.shell().onATerminal("status", "");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out();
    }

    @Test
    @Order(1)
    void withoutAConnectionItSaysHowToLinkOne() {
        assertThat(SHELL.line("status").out()).contains("No connection yet", "daybook connect");
        assertThat(SHELL.line("status --connection 3").exitCode()).isEqualTo(2);
    }

    @Test
    @Order(2)
    void whatWasNeverReadSaysSoAndWhenItWillBe() throws IOException {
        SHELL.connect("Acme");

        JsonNode invoices = dataset(1, "invoices");

        assertThat(invoices.get("state").asText()).isEqualTo("never");
        assertThat(invoices.get("lastGood").isNull()).isTrue();
        assertThat(invoices.get("next").asText()).isNotBlank();
        assertThat(invoices.get("proof").get("agrees").isNull()).isTrue();
    }

    @Test
    @Order(3)
    void afterASyncItShowsRowsCursorProofAndLetters() throws IOException {
        assertThat(SHELL.line("sync").exitCode()).isZero();

        JsonNode invoices = dataset(1, "invoices");

        assertThat(invoices.get("state").asText()).isEqualTo("done");
        assertThat(invoices.get("lastGood").asText()).isNotBlank();
        assertThat(invoices.get("cursor").asText()).isNotBlank();
        assertThat(invoices.get("lagSeconds").asLong()).isNotNegative();
        assertThat(invoices.get("proof").get("agrees").asBoolean()).isTrue();
        assertThat(invoices.get("rows").asLong())
                .isEqualTo(SHELL.jdbi().<Long, RuntimeException>withHandle(handle -> handle.createQuery(
                                "SELECT count(*) FROM ledger.invoice_line WHERE deleted_at IS NULL")
                        .mapTo(Long.class)
                        .one()));
        assertThat(invoices.get("deadLetters").get("open").asLong()).isPositive();
        assertThat(invoices.get("deadLetters").get("money").size()).isPositive();
        assertThat(invoices.get("whatToDo").asText()).contains("daybook dead-letters list --connection 1");
        JsonNode calls = new ObjectMapper()
                .readTree(SHELL.line("status --json --connection 1").out())
                .get("apiCalls")
                .get(0);
        assertThat(calls.get("calls").asLong())
                .as("the sandbox was asked so often, without the sign-ins at its token endpoint")
                .isPositive()
                .isLessThanOrEqualTo(SHELL.sandbox().faults().requests());
        assertThat(calls.has("budget")).isFalse();
    }

    @Test
    @Order(4)
    void onATerminalItIsOneTableOfAtMostAHundredColumns() throws IOException {
        SHELL.connect("Établissements Lumière et Compagnie");

        String table = onATerminal();

        assertThat(table.lines()).allMatch(line -> TextWidth.of(line) <= 100);
        assertThat(table)
                .contains("data type", "last ok", "lag", "rows", "proof", "next", "letters", "agrees", "Établissem…");
        assertThat(table.lines().filter(line -> line.contains("never"))).hasSize(4);
        assertThat(table).contains("calls in 20");
    }

    @Test
    @Order(5)
    void aPlatformThatStaysAwayIsNoFailureAndSaysWhy() throws IOException {
        SHELL.sandbox().faults().inject(Fault.UNAVAILABLE, Faults.Target.RESOURCES, 0, 1000);
        assertThat(SHELL.line("sync --connection 2 --data-type customers").exitCode())
                .isEqualTo(1);
        SHELL.sandbox().faults().clear();

        JsonNode customers = dataset(2, "customers");

        assertThat(customers.get("state").asText()).isEqualTo("interrupted");
        assertThat(customers.get("problem").get("kind").asText()).isEqualTo("transient");
        assertThat(SHELL.line("sync --connection 2 --data-type customers").exitCode())
                .isZero();
        assertThat(dataset(2, "customers").has("problem")).isFalse();
    }

    @Test
    @Order(6)
    void whatRunsShowsHowFarItHasCome() throws IOException {
        SHELL.sql(
                "INSERT INTO daybook.sync (connection_id, data_type, mapping_version, reading, reading_because, state, fence,"
                        + " expected_records, platform_time, asked_at, deletion_log) VALUES (2, 'invoices', 'v', 'everything', 'test',"
                        + " 'running', 1, 400, now(), now(), false)");
        SHELL.sql(
                "INSERT INTO daybook.sync_window (sync_id, number, after_key, position_document, read, loaded) SELECT max(id), 0, 0,"
                        + " 5, 100, 100 FROM daybook.sync");
        assertThat(dataset(2, "invoices").get("state").asText())
                .as("nobody holds its lease: its process died")
                .isEqualTo("interrupted");

        SHELL.sql("INSERT INTO daybook.lease VALUES (2, 'invoices', 'other/1/x', 1, now() + interval '1 minute')");

        assertThat(dataset(2, "invoices").get("progress").get("percent").asInt())
                .isEqualTo(25);
        assertThat(onATerminal()).contains("running 25%");
    }

    @Test
    @Order(7)
    void changesAreCountedInDocuments() throws IOException {
        SHELL.sql(
                "UPDATE daybook.sync SET reading = 'changes', expected_records = 4 WHERE connection_id = 2 AND state = 'running'");
        SHELL.sql(
                "UPDATE daybook.sync_window SET documents = '{3,4,5,9}' WHERE sync_id = (SELECT max(id) FROM daybook.sync)");

        JsonNode progress = dataset(2, "invoices").get("progress");

        assertThat(progress.get("unit").asText()).isEqualTo("documents");
        assertThat(progress.get("done").asLong()).isEqualTo(3);
        assertThat(progress.get("percent").asInt()).isEqualTo(75);
    }

    @Test
    @Order(8)
    void aBrokenConnectionSaysWhyAndHowToMendItOnce() throws IOException {
        SHELL.sandbox().faults().certificateRevoked(true);
        SHELL.sandbox().expireTokens();
        assertThat(SHELL.line("sync --connection 1").exitCode()).isEqualTo(1);
        SHELL.sandbox().faults().certificateRevoked(false);

        Shell.Outcome outcome = SHELL.line("status --connection 1");

        assertThat(outcome.out())
                .contains("deauthorized", "It is not asked any more: NetSuite refused", "daybook connections test 1");
        assertThat(outcome.out().split("It is not asked any more", -1)).hasSize(2);
        assertThat(dataset(1, "currencies").get("next").isNull())
                .as("it is not read by schedules")
                .isTrue();
    }
}
