package io.daybook.bench;

import java.time.Duration;

/** What a platform was asked since {@link #forget}. Thread-safe. */
final class Traffic {
    private long pages;
    private long others;
    private long busy;
    private long first;
    private long last;
    private long refusals;
    private long refusalsInARow;
    private long mostRefusalsInARow;

    /**
     * A summary.
     *
     * @param pages answered
     * @param others statements that were no pages
     * @param busy how long pages were in flight, all together
     * @param reading from the beginning of the first page to the end of the last
     * @param refusals for one request too many
     * @param refusalsInARow the most without an answer between them
     */
    record Seen(long pages, long others, Duration busy, Duration reading, long refusals, long refusalsInARow) {}

    synchronized void answered(boolean page, long start, long end) {
        refusalsInARow = 0;
        if (!page) {
            others++;
            return;
        }
        first = pages == 0 ? start : Math.min(first, start);
        last = pages == 0 ? end : Math.max(last, end);
        pages++;
        busy += end - start;
    }

    synchronized void refused() {
        refusals++;
        refusalsInARow++;
        mostRefusalsInARow = Math.max(mostRefusalsInARow, refusalsInARow);
    }

    synchronized Seen seen() {
        return new Seen(
                pages, others, Duration.ofNanos(busy), Duration.ofNanos(last - first), refusals, mostRefusalsInARow);
    }

    synchronized void forget() {
        pages = 0;
        others = 0;
        busy = 0;
        first = 0;
        last = 0;
        refusals = 0;
        refusalsInARow = 0;
        mostRefusalsInARow = 0;
    }
}
