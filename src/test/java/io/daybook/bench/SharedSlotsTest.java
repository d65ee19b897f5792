package io.daybook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.bench.InstantPlatform.Manners;
import io.daybook.config.Settings;
import io.daybook.source.Governor;
import io.daybook.source.Governor.Priority;
import io.daybook.sync.Order;
import io.daybook.sync.SyncReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole Daybook, and a platform that bears few requests at once. */
class SharedSlotsTest {
    private static final Path INSTALLATION = Path.of("").toAbsolutePath();
    private static final Order EVERYTHING = new Order(true, false, false);

    @TempDir
    Path temporary;

    @Test
    void whoIsToldOfOneSlotTooManyNarrowsAtOnceAndWidensAgain() throws Exception {
        // Given a platform that says 6 and bears 4, so that 5 are taken
        PreparedBooks books = new PreparedBooks(45_000, 0);
        try (Arena arena = arena(books, new Manners(Duration.ofMillis(50), 4, 6));
                Services services = services(arena);
                Engine engine = Engine.start(services, new Engine.Options(false, false))) {
            // When
            SyncReport report = engine.sync(arena.connection(), "invoices", EVERYTHING);

            // Then everything came, and nobody who had just been refused was refused again
            assertThat(report.state()).isEqualTo(SyncReport.State.DONE);
            assertThat(report.counts().loaded()).isEqualTo(books.lines());
            Traffic.Seen seen = arena.platform().traffic().seen();
            assertThat(seen.refusals()).isPositive();
            assertThat(seen.refusalsInARow()).isEqualTo(1);
            Governor governor = governor(engine);
            assertThat(governor.refusals()).isEqualTo(seen.refusals());
            assertThat(governor.ceiling()).isEqualTo(5);
            assertThat(governor.limit()).as("halved to 2, and wider since").isBetween(3, 5);
        }
    }

    @Test
    void smallReadingsEndBesideABackfillAndTheirWaitsAreCounted() throws Exception {
        try (Arena arena = arena(new PreparedBooks(12_000, 0), new Manners(Duration.ofMillis(200), 2));
                Services services = services(arena);
                Engine engine = Engine.start(services, new Engine.Options(false, false))) {
            SmallReadings readings = new SmallReadings(engine, arena.connection(), Duration.ofMillis(20));

            // When
            JsonNode alone = json(readings.alone());
            JsonNode beside = json(readings.beside("invoices"));

            // Then
            assertThat(Spread.read(alone.path("readings")).count()).isEqualTo(30);
            assertThat(alone.path("backfill").path("count").asLong()).isZero();
            assertThat(beside.path("state").asText()).isEqualTo("DONE");
            assertThat(beside.path("records").asLong()).isEqualTo(12_000);
            assertThat(Spread.read(beside.path("readings")).count()).isPositive();
            assertThat(Spread.read(beside.path("prompt")).longest())
                    .as("the only slot is held by a page most of the time")
                    .isPositive();
            assertThat(beside.path("backfill").path("count").asLong())
                    .isEqualTo(governor(engine).waits(Priority.BACKFILL).count());
        }
    }

    private Arena arena(PreparedBooks books, Manners manners) {
        Arena arena = Arena.make(INSTALLATION, temporary.resolve("bench"), books);
        arena.platform().behave(manners);
        return arena;
    }

    private static Services services(Arena arena) {
        Map<String, String> environment = new HashMap<>(arena.environment());
        environment.put(Settings.WINDOW_RECORDS.environmentName(), "2000");
        return Services.open(Settings.read(INSTALLATION, environment));
    }

    private static Governor governor(Engine engine) {
        return engine.governors().all().values().iterator().next();
    }

    private static JsonNode json(Map<String, Object> answer) {
        return new ObjectMapper().valueToTree(answer);
    }
}
