package io.daybook.sync;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a sync ended.
 *
 * @param syncId its number; 0 where it never began
 * @param connectionId whose books
 * @param dataType such as {@code invoices}
 * @param state how it ended
 * @param counts what became of the records, over all runs of a sync that was taken up again
 * @param problem kind and message of what stopped it; empty when it is done
 * @param proof how the platform's own counts and sums compare with ours; empty where they were not compared as a whole
 * @param elapsed how long this run took
 */
public record SyncReport(
        long syncId,
        long connectionId,
        String dataType,
        State state,
        Counts counts,
        Optional<Stop> problem,
        Optional<ProofReport> proof,
        Duration elapsed) {

    /** How a sync ended; the lower-case names are kept in {@code daybook.sync.state}. */
    public enum State {
        /** Every window was read and loaded, and what was compared agrees. */
        DONE,
        /** Stopped on the way; the next run goes on where it stopped. */
        INTERRUPTED,
        /** Needs a person. */
        FAILED,
        /** Another process is at the same dataset. */
        BUSY
    }

    /**
     * What stopped a sync.
     *
     * @param kind of docs/architecture.md, "Faults have kinds", or {@code stopped} where somebody asked for it
     * @param message what, where and what to do
     */
    public record Stop(String kind, String message) {
        private static final Set<String> MENDED_BY_TIME = Set.of("transient", "throttled", "stopped");

        /** Whether the next run may get through without anybody's doing. */
        boolean mendedByTime() {
            return MENDED_BY_TIME.contains(kind);
        }
    }
}
