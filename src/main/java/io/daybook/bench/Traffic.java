package io.daybook.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a platform was asked since {@link #forget}. Thread-safe. */
public final class Traffic {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final List<Long> busySeconds = new ArrayList<>();
    private long since = System.nanoTime();
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
     * @param lead until the beginning of the first page
     * @param reading from the beginning of the first page to the end of the last
     * @param refusals for one request too many
     * @param refusalsInARow the most without an answer between them
     * @param inFlight how many pages were in flight in each second, on average
     */
    public record Seen(
            long pages,
            long others,
            Duration busy,
            Duration lead,
            Duration reading,
            long refusals,
            long refusalsInARow,
            List<Double> inFlight) {}

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
        spread(Math.max(0, start - since), end - since);
    }

    private void spread(long start, long end) {
        for (long from = start; from < end; from = (from / SECOND + 1) * SECOND) {
            int second = (int) (from / SECOND);
            while (busySeconds.size() <= second) {
                busySeconds.add(0L);
            }
            busySeconds.set(second, busySeconds.get(second) + Math.min(end, (second + 1) * SECOND) - from);
        }
    }

    synchronized void refused() {
        refusals++;
        refusalsInARow++;
        mostRefusalsInARow = Math.max(mostRefusalsInARow, refusalsInARow);
    }

    synchronized Seen seen() {
        return new Seen(
                pages,
                others,
                Duration.ofNanos(busy),
                Duration.ofNanos(pages == 0 ? 0 : first - since),
                Duration.ofNanos(last - first),
                refusals,
                mostRefusalsInARow,
                busySeconds.stream().map(nanos -> (double) nanos / SECOND).toList());
    }

    synchronized void forget() {
        busySeconds.clear();
        since = System.nanoTime();
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
