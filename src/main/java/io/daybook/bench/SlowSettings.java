package io.daybook.bench;

import java.util.List;

/**
 * Against which slow platforms, and for how long.
 *
 * @param limits requests at once that the platform bears, one measurement each, each at least 2
 * @param pagesOfASlot how many pages there are for each slot, so that every limit takes about as long
 */
public record SlowSettings(List<Integer> limits, int pagesOfASlot) {
    public SlowSettings {
        limits = List.copyOf(limits);
    }

    /** Books for so many slots. */
    PreparedBooks books(int slots) {
        return new PreparedBooks((long) slots * pagesOfASlot * PreparedAnswers.PAGE, 0);
    }
}
