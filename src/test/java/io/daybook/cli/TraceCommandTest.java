package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A controller asks where a figure came from. */
class TraceCommandTest {
    @RegisterExtension
    static final SandboxShell SHELL = new SandboxShell(5, 60);

    private static String document;
    private static String line;

    @BeforeAll
    static void readOnce() throws IOException {
        SHELL.connect("Acme");
        assertThat(SHELL.line("sync --data-type invoices").exitCode()).isZero();
        // One with more lines than are shown in full
        document =
                text("SELECT invoice_id FROM ledger.invoice_line GROUP BY 1 HAVING count(*) BETWEEN 4 AND 20 LIMIT 1");
        line = text("SELECT max(original_id) FROM ledger.invoice_line WHERE invoice_id = '" + document + "'");
    }

    private static String text(String sql) {
        return SHELL.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    @Test
    void aDocumentIsTracedWithAllItsLines() throws IOException {
        JsonNode trace = SHELL.json("trace invoices " + document + " --json");

        assertThat(trace.get("connection").asLong()).isEqualTo(1);
        assertThat(trace.get("document").asText()).isEqualTo(document);
        assertThat(trace.get("head").get("table").asText()).isEqualTo("invoice");
        assertThat(trace.get("lines")).hasSizeGreaterThan(3).allSatisfy(row -> assertThat(
                        row.get("record").get("id").asText())
                .isEqualTo(document));
        assertThat(trace.get("lines").findValuesAsText("originalId")).contains(line);
        assertThat(SHELL.line("trace invoices " + document).err())
                .contains("One in full: daybook trace invoices " + document + " --line ");
    }

    @Test
    void aLineIsTracedByItselfHoweverItIsAskedFor() throws IOException {
        for (String asked : new String[] {document + " --line " + line, line}) {
            JsonNode trace = SHELL.json("trace invoices " + asked + " --json");

            assertThat(trace.get("document").asText()).isEqualTo(document);
            assertThat(trace.get("lines")).singleElement().satisfies(row -> {
                assertThat(row.get("originalId").asText()).isEqualTo(line);
                assertThat(row.get("record").get("line").asText()).isEqualTo(line);
                assertThat(row.get("values").findValuesAsText("how")).anyMatch(how -> how.contains("netamount"));
            });
        }
        assertThat(SHELL.line("trace invoices " + document + " --line " + line).out())
                .contains("ledger.invoice_line " + line, "as it came", "made how");
    }

    @Test
    void whatIsNotThereIsSaidWithWhatToDo() {
        Shell.Outcome noLine = SHELL.line("trace invoices " + document + " --line 1");
        assertThat(noLine.exitCode()).isEqualTo(1);
        assertThat(noLine.err()).contains("it has no line 1 in the ledger", "daybook trace invoices " + document);

        Shell.Outcome nothing = SHELL.line("trace invoices 999999999");
        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.err()).contains("nothing in the ledger has this original_id", "internal id");

        Shell.Outcome noType = SHELL.line("trace invoice " + document);
        assertThat(noType.exitCode()).isEqualTo(2);
        assertThat(noType.err()).contains("no mapping covers it", "creditNotes, currencies, customers, invoices");
    }

    @Test
    void inTheBooksOfSeveralItMustBeSaidWhose() throws IOException {
        SHELL.connect("Acme Holding");
        assertThat(SHELL.line("sync --connection 2 --data-type currencies").exitCode())
                .isZero();
        assertThat(SHELL.line("sync --connection 1 --data-type currencies").exitCode())
                .isZero();
        String currency = text("SELECT min(original_id) FROM ledger.currency");

        Shell.Outcome ambiguous = SHELL.line("trace currencies " + currency);

        assertThat(ambiguous.exitCode()).isEqualTo(2);
        assertThat(ambiguous.err()).contains("1 (Acme), 2 (Acme Holding)", "--connection 1");
        assertThat(SHELL.line("trace currencies " + currency + " --connection 2")
                        .out())
                .contains("currencies " + currency + " - Acme Holding");
    }
}
