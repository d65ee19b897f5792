package io.daybook.sync;

import io.daybook.connection.ConnectionSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How one data type of one connection gets on. All moments in UTC.
 *
 * @param connection whose books, and whether they may be read
 * @param dataType such as {@code invoices}
 * @param state what is happening, or how the last sync ended
 * @param progress how far a running sync has come; empty where nothing runs, or its plan is not there yet
 * @param goodAt when a sync last came to its end with everything in agreement, or nothing new was found after it
 * @param cursor the platform's clock up to which everything is here
 * @param nothingNewAt when the platform last said at a glance that nothing can be new since; empty where a sync has ended later
 * @param triedAt when a sync last ended, well or not, or nothing new was found
 * @param trouble what kept the last sync from ending well
 * @param provedAt when everything was last compared with the platform's own figures
 * @param agrees what came of that; empty where it was never compared
 * @param provedRecords ledger rows then
 * @param letters open dead letters
 * @param lettersMoney currency to what they are worth
 */
public record DatasetStatus(
        ConnectionSummary connection,
        String dataType,
        State state,
        Optional<Progress> progress,
        Optional<Instant> goodAt,
        Optional<Instant> cursor,
        Optional<Instant> nothingNewAt,
        Optional<Instant> triedAt,
        Optional<SyncReport.Stop> trouble,
        Optional<Instant> provedAt,
        Optional<Boolean> agrees,
        long provedRecords,
        long letters,
        Map<String, BigDecimal> lettersMoney) {
    /** What a dataset is doing, or how it ended. */
    public enum State {
        /** No sync has tried it. */
        NEVER,
        RUNNING,
        DONE,
        /** Stopped on the way; the next run goes on where it stopped. */
        INTERRUPTED,
        /** Needs a person. */
        FAILED
    }

    /**
     * @param everything whether records are counted; otherwise changed documents are
     * @param done so many are dealt with
     * @param expected of so many
     */
    public record Progress(boolean everything, long done, long expected) {
        /** From 0 to 100. */
        public int percent() {
            return expected <= 0 ? 100 : (int) Math.min(100, done * 100 / expected);
        }
    }
}
