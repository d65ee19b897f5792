package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.source.Window;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WindowPlannerTest {
    @Test
    void aLargeDatasetIsCutIntoEqualRanges() {
        assertThat(new WindowPlanner(10_000, 2_000).plan(40_000, 1, 400))
                .containsExactly(
                        new Window(Long.MIN_VALUE, OptionalLong.of(100)),
                        new Window(100, OptionalLong.of(200)),
                        new Window(200, OptionalLong.of(300)),
                        new Window(300, OptionalLong.empty()));
    }

    @Test
    void aSmallOrEmptyDatasetIsOneWindow() {
        WindowPlanner planner = new WindowPlanner(10_000, 2_000);

        assertThat(planner.plan(0, 0, 0)).containsExactly(Window.all());
        assertThat(planner.plan(10_000, 1, 5_000_000)).containsExactly(Window.all());
        assertThat(planner.plan(10_001, 1, 5_000_000)).hasSize(2);
    }

    @Test
    void oneDocumentIsNeverCut() {
        assertThat(new WindowPlanner(10, 2_000).plan(5_000, 77, 77)).containsExactly(Window.all());
    }

    @Test
    void theSmallestNumberThereIsMayBeAKey() {
        List<Window> windows = new WindowPlanner(10, 3).plan(100, Long.MIN_VALUE, Long.MIN_VALUE + 2);

        assertThat(windows)
                .containsExactly(
                        new Window(Long.MIN_VALUE, OptionalLong.of(Long.MIN_VALUE + 1)),
                        new Window(Long.MIN_VALUE + 1, OptionalLong.empty()));
    }

    @Property
    void windowsAreDisjointAndCoverEveryKey(
            @ForAll long one,
            @ForAll long other,
            @ForAll @LongRange(min = 0, max = 10_000_000_000L) long records,
            @ForAll @IntRange(min = 1, max = 300) int mostWindows) {
        List<Window> windows =
                new WindowPlanner(1000, mostWindows).plan(records, Math.min(one, other), Math.max(one, other));

        assertThat(windows).hasSizeBetween(1, mostWindows);
        assertThat(windows.get(0).after()).isEqualTo(Long.MIN_VALUE);
        assertThat(windows.get(windows.size() - 1).upTo()).isEmpty();
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i - 1).upTo()).hasValue(windows.get(i).after());
            assertThat(windows.get(i).after()).isGreaterThan(windows.get(i - 1).after());
        }
    }
}
