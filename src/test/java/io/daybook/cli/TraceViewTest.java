package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.connection.Connection;
import io.daybook.connection.Credentials;
import io.daybook.lineage.Trace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What of a trace is shown, and what of it only as JSON. */
class TraceViewTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Connection ACME = new Connection(
            7,
            "Acme",
            "netsuite",
            "1234567",
            Optional.empty(),
            Connection.Status.Linked,
            Optional.empty(),
            new Credentials.OAuth2Certificate("client", "certificate", "key"));
    private static final Trace.Value AMOUNT =
            new Trace.Value("amount", "10.00", 31, "= - netamount, as money in EUR", Optional.empty());

    private static Trace.Row row(String table, String id, List<Trace.Value> values) {
        return new Trace.Row(
                table,
                id,
                "4f2a",
                values,
                Optional.of(NOON),
                NOON,
                Optional.empty(),
                Optional.empty(),
                new Trace.Page(3, 2, Optional.of(NOON), "application/json"),
                Map.of("netamount", "-10"),
                Optional.empty());
    }

    private static Trace trace(Optional<Trace.Row> head, List<Trace.Row> lines, String... elsewhere) {
        return new Trace(ACME, "invoices", "1203", head, lines, List.of(elsewhere));
    }

    private static String shown(Trace trace) {
        StringWriter out = new StringWriter();
        new TraceView(trace).print(new Printer(new PrintWriter(out), new PrintWriter(out)), 100);
        return out.toString();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object json) {
        return (List<Map<String, Object>>) json;
    }

    @Test
    void eachValueIsShownWithTheLineThatMadeItAndTheRecordAsItCame() {
        String shown = shown(trace(
                Optional.of(row("invoice", "1203", List.of())),
                List.of(row("invoice_line", "40771", List.of(AMOUNT)))));

        assertThat(shown)
                .contains(
                        "invoices 1203 - Acme, connection 7 (netsuite 1234567)",
                        "ledger.invoice 1203",
                        "ledger.invoice_line 40771",
                        "mapping 4f2a, loaded 2026-03-02T12:00:00Z",
                        "page 3 (application/json) of sync 2, received 2026-03-02T12:00:00Z")
                .containsPattern("amount +10\\.00 +31 +as it came|amount +10\\.00 +31 += - netamount, as money in EUR")
                .containsPattern("netamount +-10");
    }

    @Test
    void manyLinesAreListedAndOneCanBeAskedForInFull() {
        List<Trace.Row> lines = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> row("invoice_line", "4077" + i, List.of(AMOUNT)))
                .toList();

        String shown = shown(trace(Optional.empty(), lines));

        assertThat(shown)
                .contains("The ledger has no row of it.", "One in full: daybook trace invoices 1203 --line 40771")
                .doesNotContain("as it came");
        assertThat(shown.lines().filter(line -> line.startsWith("4077"))).hasSize(4);
        assertThat(list(new TraceView(trace(Optional.empty(), lines)).json().get("lines")))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).containsKeys("values", "record"));
    }

    @Test
    void aHandInTheLedgerATombstoneAndWhatCannotBeShownAreSaid() {
        Trace.Row row = new Trace.Row(
                "customer",
                "9",
                "4f2a",
                List.of(new Trace.Value("name", "by hand", 12, "= companyname", Optional.of("Acme"))),
                Optional.empty(),
                NOON,
                Optional.of(NOON.plusSeconds(60)),
                Optional.of("deleted by its own log"),
                new Trace.Page(3, 0, Optional.empty(), ""),
                Map.of(),
                Optional.of("page 3 is not in the archive: retention has passed"));
        Trace trace = trace(Optional.of(row), List.of(), "The next sync reads it again: it differed");

        assertThat(shown(trace))
                .contains(
                        "The next sync reads it again: it differed",
                        "tombstone since 2026-03-02T12:01:00Z: deleted by its own log",
                        "page 3 is not in the archive: retention has passed",
                        "The page gives Acme: somebody changed the ledger by hand.")
                .doesNotContain("of sync 0", "as it came");
        Map<String, Object> json = new TraceView(trace).json();
        assertThat(json.get("elsewhere")).isEqualTo(List.of("The next sync reads it again: it differed"));
        assertThat(json.get("head"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("deletedBecause", "deleted by its own log")
                .containsEntry("trouble", "page 3 is not in the archive: retention has passed")
                .doesNotContainKeys("sync", "receivedAt");
    }

    @Test
    void aValueIsShownOnOneLineAndGivenInFullAsJson() {
        String long_ = "first\nsecond\u001b[31m " + "x".repeat(100);
        Trace trace = trace(
                Optional.of(row(
                        "invoice",
                        "1203",
                        List.of(
                                new Trace.Value("memo", long_, 5, "= memo", Optional.empty()),
                                new Trace.Value("due_date", null, 0, "", Optional.empty())))),
                List.of());

        assertThat(shown(trace))
                .containsPattern("memo +first second \\[31m x+…")
                .doesNotContain("\u001b")
                .containsPattern("due_date +- *\\R");
        Map<?, ?> head = (Map<?, ?>) new TraceView(trace).json().get("head");
        List<Map<String, Object>> values = list(head.get("values"));
        assertThat(values.get(0)).containsEntry("value", long_).containsEntry("line", 5);
        assertThat(values.get(1)).containsEntry("value", null).doesNotContainKeys("line", "how");
    }
}
