package io.daybook.torture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a comparison of ledger and books came to.
 *
 * @param rows living rows compared
 * @param tombstones rows that are marked as deleted, rightly or not
 * @param letters open dead letters
 * @param ignored data type to documents left out on purpose
 * @param differences the first ones, at most {@value Checker#MOST_SHOWN} of a platform
 * @param total how many there are in all
 */
public record Verdict(
        long rows, long tombstones, long letters, Map<String, Long> ignored, List<Difference> differences, long total) {
    public Verdict {
        ignored = Map.copyOf(ignored);
        differences = List.copyOf(differences);
    }

    /** The same, with differences and data types that name the platform. */
    Verdict of(String platform) {
        Map<String, Long> named = new TreeMap<>();
        ignored.forEach((dataType, documents) -> named.put(platform + " " + dataType, documents));
        return new Verdict(
                rows,
                tombstones,
                letters,
                named,
                differences.stream()
                        .map(each -> new Difference(
                                each.kind(),
                                platform + " " + each.where(),
                                each.id(),
                                each.column(),
                                each.expected(),
                                each.found()))
                        .toList(),
                total);
    }

    /** Both together. */
    Verdict and(Verdict other) {
        Map<String, Long> both = new TreeMap<>(ignored);
        both.putAll(other.ignored);
        return new Verdict(
                rows + other.rows,
                tombstones + other.tombstones,
                letters + other.letters,
                both,
                Stream.concat(differences.stream(), other.differences.stream()).toList(),
                total + other.total);
    }

    /** Whether the ledger equals the books exactly. */
    public boolean equal() {
        return total == 0;
    }
}
