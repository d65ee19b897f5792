package io.daybook.sync;

import java.time.Duration;

/**
 * How syncs read.
 *
 * @param overlap how much of the time before the cursor is read again: changes can show up later than their clocks say
 * @param clockTolerance how far the platform's clock and ours may drift apart from one sync to the next before everything is
 *     read; less than the overlap
 * @param proveEvery how long a comparison of everything with the platform's own counts is good for
 * @param mostDeletionsPercent which part of a dataset may be missing at the platform at once, in percent, before that is
 *     held back as suspicious; some {@value #FEW} documents always may
 */
public record SyncSettings(Duration overlap, Duration clockTolerance, Duration proveEvery, int mostDeletionsPercent) {
    static final int FEW = 20;

    /** What is set unless somebody sets something else. */
    public static final SyncSettings USUAL =
            new SyncSettings(Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofHours(1), 5);

    /** How many of so many documents may be missing at once. */
    long mostDeletions(long known) {
        return Math.max(FEW, known * mostDeletionsPercent / 100);
    }
}
