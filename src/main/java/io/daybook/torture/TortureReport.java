package io.daybook.torture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did and found.
 *
 * @param seed repeats its history
 * @param ran all in all
 * @param steps of the history
 * @param operations steps by kind
 * @param faults requests that suffered each fault
 * @param kills of the middleware in the middle of its work
 * @param databaseStops immediate stops of PostgreSQL
 * @param restarts of a middleware that ended without being killed
 * @param deauthorized how often the connection was Deauthorized by faults and linked again
 * @param syncs data type to state to number
 * @param checkpoints in order; the last one is the end
 * @param failure why the run could not go on, where it could not
 * @param stopped whether somebody ended it early
 * @param history file with a line for each step; deleted with the rest where all was good
 */
public record TortureReport(
        long seed,
        Duration ran,
        int invoices,
        Intensity intensity,
        long steps,
        Map<String, Long> operations,
        Map<String, Long> faults,
        long kills,
        long databaseStops,
        long restarts,
        long deauthorized,
        Map<String, Map<String, Long>> syncs,
        List<Checkpoint> checkpoints,
        Optional<String> failure,
        boolean stopped,
        Path history) {
    public TortureReport {
        checkpoints = List.copyOf(checkpoints);
    }

    /** Whether it ran to its end and the ledger equalled the books every time. */
    public boolean good() {
        return failure.isEmpty()
                && !stopped
                && !checkpoints.isEmpty()
                && checkpoints.stream()
                        .allMatch(checkpoint -> checkpoint.verdict().equal());
    }

    /** Rows compared, over all checkpoints. */
    public long rowsCompared() {
        return checkpoints.stream()
                .mapToLong(checkpoint -> checkpoint.verdict().rows())
                .sum();
    }
}
