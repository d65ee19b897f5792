package io.daybook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WindowPlannerTest {
    @Test
    void aLargeDatasetIsCutIntoRangesThatBecomeSmallerTowardsTheEnd() {
        List<Window> windows = new WindowPlanner(10_000, 2_000, 1_000).plan(100_000, 1, 100_000, 4);

        assertThat(windows.get(0)).isEqualTo(new Window(Long.MIN_VALUE, OptionalLong.of(10_000)));
        List<Long> widths = new ArrayList<>();
        for (int i = 1; i < windows.size() - 1; i++) {
            widths.add(windows.get(i).upTo().getAsLong() - windows.get(i).after());
        }
        assertThat(widths).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(widths).allMatch(width -> width >= 1_000 && width <= 10_000);
        assertThat(windows.get(windows.size() - 1).after()).isGreaterThanOrEqualTo(98_000);
    }

    @Test
    void whoeverReadsSideBySideHasAPartEach() {
        assertThat(new WindowPlanner(10_000, 2_000, 1_000).plan(8_000, 1, 8_000, 4))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void windowsAreWholePagesSoThatNoneIsHalfEmpty() {
        List<Window> windows = new WindowPlanner(7_500, 2_000, 1_000).plan(200_000, 1, 200_000, 4);

        for (Window window : windows.subList(0, windows.size() - 1)) {
            assertThat(window.upTo().getAsLong() % 1_000).isZero();
        }
    }

    @Test
    void noWindowIsMuchLargerThanItsPartWhereOnlySoManyAreAllowed() {
        List<Window> windows = new WindowPlanner(1_999, 100, 1_000).plan(199_900, 1, 199_900, 1);

        assertThat(windows.get(0).upTo()).hasValue(2_000);
        assertThat(windows).hasSizeLessThanOrEqualTo(100);
        assertThat(199_900 - windows.get(windows.size() - 1).after()).isLessThanOrEqualTo(4_000);
    }

    @Test
    void aSmallOrEmptyDatasetIsOneWindow() {
        WindowPlanner planner = new WindowPlanner(10_000, 2_000, 1_000);

        assertThat(planner.plan(0, 0, 0, 4)).containsExactly(Window.all());
        assertThat(planner.plan(2_000, 1, 5_000_000, 4)).containsExactly(Window.all());
        assertThat(planner.plan(2_001, 1, 5_000_000, 4)).hasSizeGreaterThan(1);
    }

    @Test
    void oneDocumentIsNeverCut() {
        assertThat(new WindowPlanner(10, 2_000, 1_000).plan(5_000, 77, 77, 4)).containsExactly(Window.all());
    }

    @Test
    void theSmallestNumberThereIsMayBeAKey() {
        List<Window> windows = new WindowPlanner(10, 3, 1_000).plan(100, Long.MIN_VALUE, Long.MIN_VALUE + 2, 4);

        assertThat(windows.get(windows.size() - 1).upTo()).isEmpty();
        assertThat(windows).hasSizeLessThanOrEqualTo(3);
    }

    @Property
    void windowsAreDisjointAndCoverEveryKey(
            @ForAll long one,
            @ForAll long other,
            @ForAll @LongRange(min = 0, max = 10_000_000_000L) long records,
            @ForAll @IntRange(min = 1, max = 300) int mostWindows,
            @ForAll @IntRange(min = 1, max = 50) int readers) {
        List<Window> windows = new WindowPlanner(1000, mostWindows, 1_000)
                .plan(records, Math.min(one, other), Math.max(one, other), readers);

        assertThat(windows).hasSizeBetween(1, mostWindows);
        assertThat(windows.get(0).after()).isEqualTo(Long.MIN_VALUE);
        assertThat(windows.get(windows.size() - 1).upTo()).isEmpty();
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i - 1).upTo()).hasValue(windows.get(i).after());
            assertThat(windows.get(i).after()).isGreaterThan(windows.get(i - 1).after());
        }
    }
}
