package io.daybook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.app.Schedules;
import io.daybook.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdleRoutesTest {
    @Test
    void everythingElseIsAsShippedButEveryDataTypeIsReadEachMinute(@TempDir Path home) throws IOException {
        Path shipped = Path.of("routes").toAbsolutePath();

        Path routes = IdleRoutes.everyMinute(shipped, home.resolve("routes"));

        Schedules schedules = Schedules.read(Settings.read(
                Path.of("").toAbsolutePath(),
                Map.of("DAYBOOK_HOME", home.toString(), "DAYBOOK_ROUTES", routes.toString())));
        for (String dataType : new String[] {"currencies", "customers", "invoices", "creditNotes"}) {
            assertThat(schedules.next("netsuite", dataType, Instant.parse("2026-03-02T10:07:30Z")))
                    .contains(Instant.parse("2026-03-02T10:08:00Z"));
        }
        assertThat(Files.readString(routes.resolve("sync.camel.yaml")))
                .isEqualTo(Files.readString(shipped.resolve("sync.camel.yaml")));
    }

    @Test
    void aGlanceAtTheBenchmarksBooksFindsNothingNew() {
        String statement =
                "SELECT (SELECT COUNT(*)\nFROM currency c) AS daybook_new_1,\n  (SELECT 1) AS daybook_new_2\nFROM DUAL";

        JsonBuffer answer = new JsonBuffer(100);
        new PreparedAnswers(new PreparedBooks(10, 0)).answer(statement, answer);

        assertThat(new String(answer.toBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"items\":[{\"links\":[],\"daybook_new_1\":\"0\",\"daybook_new_2\":\"0\"}]", "\"count\":1");
    }
}
