package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main job by one command, in a folder where nothing was before. */
class DemoCommandTest {
    @RegisterExtension
    final FreshShell shell = new FreshShell();

    @Test
    void theDemoPrintsItsSummaryAsJsonAndBeginsAnewWhenAsked() throws IOException {
        Shell.Outcome first = shell.line("demo --once --json --invoices 30");

        JsonNode summary = accounted(first);
        assertThat(texts(summary, "company")).containsExactly("Brasserie Lumière", "Harbour & Finch Group");
        assertThat(texts(summary, "platform")).containsExactly("netsuite", "intacct");
        for (JsonNode connection : summary.get("connections")) {
            Set<String> dataTypes = new HashSet<>();
            for (JsonNode dataType : connection.get("dataTypes")) {
                dataTypes.add(dataType.get("dataType").asText());
                assertThat(dataType.get("proof").get("verdict").asText())
                        .as(dataType.toString())
                        .isEqualTo("agrees");
            }
            assertThat(dataTypes).containsExactlyInAnyOrder("currencies", "customers", "invoices", "creditNotes");
        }
        assertThat(first.err()).contains("invoices: done").doesNotContain("\tat ", " WARN ", " ERROR ");

        Shell.Outcome fresh = shell.line("demo --once --json --fresh --invoices 30");

        assertThat(count(accounted(fresh), "loaded"))
                .as("nothing was there any more")
                .isEqualTo(count(summary, "loaded"));
        assertThat(count(accounted(fresh), "unchanged")).isZero();
    }

    /** The summary, in which every record that was read has become something. */
    private static JsonNode accounted(Shell.Outcome outcome) throws IOException {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines())
                .as("standard output is the JSON alone")
                .hasSize(1);
        JsonNode summary = new ObjectMapper().readTree(outcome.out());
        assertThat(summary.get("elapsedMs").asLong()).isPositive();
        assertThat(count(summary, "read"))
                .isPositive()
                .isEqualTo(count(summary, "loaded")
                        + count(summary, "unchanged")
                        + count(summary, "ignored")
                        + count(summary, "deadLetters"));
        return summary;
    }

    private static long count(JsonNode summary, String kind) {
        long count = 0;
        for (JsonNode connection : summary.get("connections")) {
            for (JsonNode dataType : connection.get("dataTypes")) {
                count += dataType.get(kind).asLong();
            }
        }
        return count;
    }

    private static List<String> texts(JsonNode summary, String name) {
        List<String> texts = new ArrayList<>();
        summary.get("connections")
                .forEach(connection -> texts.add(connection.get(name).asText()));
        return texts;
    }
}
