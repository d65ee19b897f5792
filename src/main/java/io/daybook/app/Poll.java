package io.daybook.app;

import io.daybook.sync.Dispatcher;
import io.daybook.sync.DueDatasets;

/** What a schedule does: it marks datasets as due and returns at once, so that none delays the next poll. Thread-safe. */
public final class Poll {
    private final DueDatasets datasets;
    private final Dispatcher dispatcher;

    Poll(DueDatasets datasets, Dispatcher dispatcher) {
        this.datasets = datasets;
        this.dispatcher = dispatcher;
    }

    /**
     * Marks one data type of every linked connection of a platform.
     *
     * @return how many were neither waiting nor running
     */
    public int due(String platform, String dataType) {
        return dispatcher.mark(datasets.linked(platform, dataType));
    }
}
