package io.daybook.sync;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How far a run has come with comparing what it read with the platform's own counts. Used by the run's own thread. */
final class Verification {
    /** How often documents that differ are read again before a run gives up. */
    static final int ROUNDS = 3;

    private final Set<Long> askedTwice = new HashSet<>();
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

    /**
     * Documents that did not come and that nothing explains are asked for a second time before they are taken for deleted: an
     * answer without rows may be a lie.
     *
     * @return those that have not been asked for twice
     */
    List<Long> askOnceMore(List<Absences.Absent> unexplained) {
        return unexplained.stream()
                .map(Absences.Absent::document)
                .filter(askedTwice::add)
                .toList();
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
