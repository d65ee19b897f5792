package io.daybook.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import io.daybook.source.Plan;
import io.daybook.source.Window;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Readers of one sync share its open windows. */
class WindowReaderTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path home;

    private HandDrivenSync daybook;
    private SyncRun run;

    @BeforeEach
    void planThreeWindows() {
        daybook = new HandDrivenSync(DATABASE, DATABASE.dataSource(), home, InvoiceLines.SHIPPED);
        run = daybook.begin();
        run.planRequest();
        daybook.syncs()
                .planned(
                        run,
                        Plan.everything(
                                List.of(
                                        new Window(0, OptionalLong.of(10)),
                                        new Window(10, OptionalLong.of(20)),
                                        new Window(20, OptionalLong.empty())),
                                3,
                                Instant.parse("2026-03-02T10:00:00Z")));
    }

    @AfterEach
    void close() throws Exception {
        daybook.complete(run);
        daybook.close();
    }

    @Test
    void thereAreAsManyAsTheAccountLetsThroughAndNoMoreThanWindows() {
        assertThat(run.readers(2)).hasSize(2);
        assertThat(run.readers(20)).hasSize(3);
    }

    @Test
    void everyWindowIsTakenByOneOfThem() throws Exception {
        List<WindowReader> readers = run.readers(2);
        List<Integer> taken = new ArrayList<>();
        for (int turn = 0; turn < 4; turn++) {
            WindowReader reader = readers.get(turn % 2);
            if (reader.more()) {
                assertThat(reader.more()).as("asking twice takes nothing").isTrue();
                taken.add(reader.window().number());
                daybook.read(reader.window(), true);
                daybook.pages().load(reader.window());
            }
        }

        assertThat(taken).containsExactly(0, 1, 2);
        assertThat(readers).noneMatch(WindowReader::more);
    }

    @Test
    void aSyncThatIsToEndHasNoNextWindow() {
        List<WindowReader> readers = run.readers(2);
        assertThat(readers.get(0).more()).isTrue();

        run.stop(new SyncReport.Stop("stopped", "somebody asked"));

        assertThat(readers).noneMatch(WindowReader::more);
    }
}
