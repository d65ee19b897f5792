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

/** The finance lead's question by commands: is it all there, and if not, what is missing? */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReconcileCommandTest {
    @RegisterExtension
    static final SandboxShell SHELL = new SandboxShell(11, 150);

    @BeforeAll
    static void connect() throws IOException {
        SHELL.connect("Acme");
    }

    @Test
    @Order(1)
    void aDatasetThatWasNeverReadSaysSo() {
        Shell.Outcome outcome = SHELL.line("reconcile --data-type invoices");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("invoices: it was never read to its end", "daybook sync --connection 1 --data-type invoices");
    }

    @Test
    @Order(2)
    void aSyncSaysAtAGlanceWhetherItIsAllThere() throws IOException {
        JsonNode types = SHELL.json("sync --json").get("connections").get(0).get("dataTypes");

        assertThat(types).hasSize(4).allSatisfy(type -> {
            assertThat(type.get("proof").get("verdict").asText()).isEqualTo("agrees");
            long platform = 0;
            long ours = 0;
            for (JsonNode figure : type.get("proof").get("figures")) {
                platform += figure.get("platform").get("records").asLong();
                ours += figure.get("ledger").get("records").asLong()
                        + figure.get("deadLetters").get("records").asLong()
                        + figure.get("ignored").get("records").asLong();
                assertThat(figure.get("difference").get("records").asLong()).isZero();
            }
            assertThat(platform).isEqualTo(ours).isEqualTo(type.get("read").asLong());
        });
        assertThat(SHELL.line("sync --prove --data-type invoices").out())
                .containsPattern(
                        "invoices: [0-9,]+ lines, [0-9,]+\\.[0-9]{2} [A-Z]{3}.* at NetSuite; the same in the ledger")
                .contains("in dead letters worth");
        assertThat(SHELL.line("sync --data-type invoices").out()).contains("to do it now: daybook sync --prove");
    }

    @Test
    @Order(3)
    void readingEverythingAgainIsAnOption() throws IOException {
        JsonNode type = SHELL.json("sync --everything --data-type customers --json")
                .get("connections")
                .get(0)
                .get("dataTypes")
                .get(0);

        assertThat(type.get("unchanged").asLong()).isPositive();
        assertThat(type.get("loaded").asLong()).isZero();
    }

    @Test
    @Order(4)
    void figuresStandSideBySidePerCurrency() throws IOException {
        Shell.Outcome outcome = SHELL.line("reconcile");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("NetSuite", "ledger", "dead letters", "left out", "difference", "Everything agrees.");
        assertThat(SHELL.json("reconcile --json").get("agrees").asBoolean()).isTrue();
    }

    @Test
    @Order(5)
    void documentsThatDifferAreNamedAndLeftAloneUnlessSomebodySaysYes() throws IOException {
        SHELL.sql(
                "UPDATE ledger.invoice_line SET foreign_amount = foreign_amount + 1, amount_excluding_tax_after_discount ="
                        + " amount_excluding_tax_after_discount + 1 WHERE original_id = (SELECT min(l.original_id) FROM"
                        + " ledger.invoice_line l)");
        String document = SHELL.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT invoice_id FROM ledger.invoice_line ORDER BY original_id LIMIT 1")
                .mapTo(String.class)
                .one());

        Shell.Outcome outcome = SHELL.line("reconcile --data-type invoices");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains(
                        "NOT the same here",
                        "1 document differs",
                        document + ": netsuite has",
                        "Not everything agrees.");
        assertThat(outcome.err()).contains("run it with --repair");
        JsonNode json = SHELL.json("reconcile --data-type invoices --json");
        assertThat(json.get("agrees").asBoolean()).isFalse();
        JsonNode type = json.get("connections").get(0).get("dataTypes").get(0);
        assertThat(type.get("verdict").asText()).isEqualTo("differs");
        assertThat(type.get("differing").get(0).get("document").asText()).isEqualTo(document);
        assertThat(onATerminal("n\n")).as("no is no").isEqualTo(1);
    }

    @Test
    @Order(6)
    void onATerminalItOffersToReadThemAgain() {
        assertThat(onATerminal("y\n")).isZero();
        assertThat(SHELL.line("reconcile").exitCode()).isZero();
    }

    @Test
    @Order(7)
    void repairReadsAgainWithoutBeingAskedEvenWhatWasTakenForDeleted() {
        SHELL.sql(
                "UPDATE ledger.customer SET deleted_at = now(), deleted_because = 'by hand' WHERE original_id IN (SELECT"
                        + " original_id FROM ledger.customer WHERE deleted_at IS NULL LIMIT 3)");

        Shell.Outcome outcome = SHELL.line("reconcile --data-type customers --repair");

        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out()).contains("3 documents differ", "the same in the ledger", "Everything agrees.");
    }

    private static int onATerminal(String typed) {
        return SHELL.shell()
                .onATerminal("reconcile --data-type invoices", typed)
                .exitCode();
    }
}
