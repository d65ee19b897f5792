package io.daybook.torture;

import java.util.List;
import java.util.Map;

/**
 * What a comparison of ledger and books came to.
 *
 * @param rows living rows compared
 * @param tombstones rows that are marked as deleted, rightly or not
 * @param letters open dead letters
 * @param ignored data type to documents left out on purpose
 * @param differences the first ones, at most {@value Checker#MOST_SHOWN}
 * @param total how many there are in all
 */
public record Verdict(
        long rows, long tombstones, long letters, Map<String, Long> ignored, List<Difference> differences, long total) {
    public Verdict {
        ignored = Map.copyOf(ignored);
        differences = List.copyOf(differences);
    }

    /** Whether the ledger equals the books exactly. */
    public boolean equal() {
        return total == 0;
    }
}
