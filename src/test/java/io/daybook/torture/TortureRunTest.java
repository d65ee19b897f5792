package io.daybook.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short torture: edits, faults and kills while the books are read, and then no difference. */
class TortureRunTest {
    private static final long SEED = 12;

    @Test
    void nothingIsLostWhateverHappens(@TempDir Path temporary) throws InterruptedException {
        Path folder = temporary.resolve("torture");
        TortureSettings settings = new TortureSettings(
                SEED,
                Duration.ofSeconds(15),
                100,
                Intensity.WILD,
                Set.copyOf(TortureSettings.PLATFORMS),
                Set.of(),
                Path.of("").toAbsolutePath(),
                folder,
                false);

        TortureReport report = new TortureRun(settings, line -> {}).run();

        assertThat(report.failure()).isEmpty();
        assertThat(report.checkpoints()).hasSize(2).allSatisfy(checkpoint -> assertThat(
                        checkpoint.verdict().differences())
                .isEmpty());
        assertThat(report.good()).isTrue();
        assertThat(report.steps()).isGreaterThan(20);
        assertThat(report.rowsCompared()).isGreaterThan(1000);
        assertThat(Files.exists(folder)).as("it leaves nothing behind").isFalse();
    }
}
