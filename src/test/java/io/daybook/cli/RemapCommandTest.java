package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person sees who applies a mapping to what was read before. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RemapCommandTest {
    @RegisterExtension
    static final SandboxShell SHELL = new SandboxShell(5, 120);

    @BeforeAll
    static void connect() throws IOException {
        SHELL.connect("Acme");
    }

    @Test
    @Order(1)
    void whatWasNeverReadCannotBeMappedAgain() {
        Shell.Outcome outcome = SHELL.line("remap --data-type customers");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("customers was never read to its end", "daybook sync --connection 1 --data-type customers");
    }

    @Test
    @Order(2)
    void recordsAreCountedAndNothingIsAskedOfThePlatform() throws IOException {
        assertThat(SHELL.line("sync --data-type invoices").exitCode()).isZero();
        long requests = SHELL.sandbox().faults().requests();

        Shell.Outcome outcome = SHELL.line("remap --data-type invoices");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("not compared with NetSuite's own figures, of which nothing was asked")
                .doesNotContain("done lately");
        assertThat(outcome.err())
                .containsPattern("invoices: [0-9]+ records to read")
                .contains("dead letters replayed")
                .doesNotContain("changed documents");
        JsonNode again = SHELL.json("remap --data-type invoices --json")
                .get("connections")
                .get(0)
                .get("dataTypes")
                .get(0);
        assertThat(again.get("state").asText()).isEqualTo("done");
        assertThat(again.get("unchanged").asLong()).isPositive();
        assertThat(again.get("loaded").asLong()).isZero();
        assertThat(SHELL.sandbox().faults().requests()).isEqualTo(requests);
    }

    @Test
    @Order(3)
    void aDataTypeWithoutAMappingIsWrongUse() {
        Shell.Outcome outcome = SHELL.line("remap --data-type fish");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("no mapping covers it for connection 1", "Known are: currencies, customers");
    }

    @Test
    @Order(4)
    void whatRunsShowsHowManyOfTheRecordsItHasMapped() throws IOException {
        SHELL.sql(
                "UPDATE daybook.sync SET state = 'running', expected_records = 400 WHERE id = (SELECT max(id) FROM daybook.sync)");
        SHELL.sql(
                "UPDATE daybook.sync_window SET read = 100, loaded = 100, unchanged = 0, ignored = 0, dead_letters = 0"
                        + " WHERE sync_id = (SELECT max(id) FROM daybook.sync)");
        SHELL.sql("UPDATE daybook.lease SET holder = 'other/1/x', expires_at = now() + interval '1 minute'"
                + " WHERE data_type = 'invoices'");

        for (JsonNode dataset : SHELL.json("status --json").get("datasets")) {
            if (dataset.get("dataType").asText().equals("invoices")) {
                assertThat(dataset.get("progress").get("unit").asText()).isEqualTo("records");
                assertThat(dataset.get("progress").get("percent").asInt()).isEqualTo(25);
            }
        }
    }
}
