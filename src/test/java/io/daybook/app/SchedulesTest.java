package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the next reading is due, by what the route files say. */
class SchedulesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:07:30Z");

    @TempDir
    Path home;

    private Schedules in(Path routes) {
        return Schedules.read(Settings.read(
                Path.of("").toAbsolutePath(),
                Map.of("DAYBOOK_HOME", home.toString(), "DAYBOOK_ROUTES", routes.toString())));
    }

    private Path routes(String schedule) throws IOException {
        Files.writeString(
                home.resolve("own.camel.yaml"),
                """
                - templatedRoute:
                    routeTemplateRef: poll
                    parameters:
                      - name: platform
                        value: netsuite
                      - name: dataType
                        value: invoices
                      - name: schedule
                        value: %s
                """
                        .formatted(schedule));
        return home;
    }

    @Test
    void theShippedSchedulesNameEveryDataType() {
        Schedules shipped = in(Path.of("routes").toAbsolutePath());

        assertThat(shipped.next("netsuite", "customers", NOW)).contains(Instant.parse("2026-03-02T10:15:00Z"));
        assertThat(shipped.next("netsuite", "invoices", NOW)).contains(Instant.parse("2026-03-02T10:15:00Z"));
        assertThat(shipped.next("netsuite", "creditNotes", NOW)).contains(Instant.parse("2026-03-02T10:15:00Z"));
        assertThat(shipped.next("netsuite", "currencies", NOW)).contains(Instant.parse("2026-03-02T12:00:00Z"));
    }

    @Test
    void anEditedScheduleCounts() throws IOException {
        Schedules own = in(routes("0 30 3 * * ?"));

        assertThat(own.next("netsuite", "invoices", NOW)).contains(Instant.parse("2026-03-03T03:30:00Z"));
        assertThat(own.next("netsuite", "customers", NOW))
                .as("nothing schedules it")
                .isEmpty();
    }

    @Test
    void aScheduleThatIsNoneIsNamed() throws IOException {
        Path routes = routes("every morning");

        assertThatThrownBy(() -> in(routes))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("every morning")
                .hasMessageContaining("routes/schedules.camel.yaml");
    }

    @Test
    void aFileThatIsNoYamlHoldsNoSchedule() throws IOException {
        Files.writeString(home.resolve("broken.camel.yaml"), "- route: [");

        assertThat(in(home).next("netsuite", "invoices", NOW)).isEmpty();
    }
}
