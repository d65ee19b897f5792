package io.daybook.sync;

import java.util.Optional;
import java.util.Set;

/** How far a run has come with comparing what it read with the platform's own counts. Used by the run's own thread. */
final class Verification {
    /** How often documents that differ are read again before a run gives up. */
    static final int ROUNDS = 3;

    private int round;
    private boolean over;
    private boolean rotated;
    private Optional<Long> rotatedUpTo = Optional.empty();
    private Set<Long> suspects = Set.of();
    private Optional<ProofReport> report = Optional.empty();

    int round() {
        return round;
    }

    /** Documents that differed in the last round and were read again. */
    Set<Long> suspects() {
        return suspects;
    }

    boolean over() {
        return over;
    }

    /** What came out; empty where there was nothing to be compared as a whole. */
    Optional<ProofReport> report() {
        return report;
    }

    /** There will be another round, for these documents. */
    void again(Set<Long> differing) {
        suspects = Set.copyOf(differing);
        round++;
    }

    void conclude(Optional<ProofReport> outcome) {
        report = outcome;
        over = true;
    }

    /** The rotating comparison came so far; empty where it came to the end. */
    void rotatedUpTo(Optional<Long> key) {
        rotated = true;
        rotatedUpTo = key;
    }

    Optional<Long> comparedUpTo(Dataset dataset) {
        return rotated ? rotatedUpTo : dataset.comparedUpTo();
    }
}
