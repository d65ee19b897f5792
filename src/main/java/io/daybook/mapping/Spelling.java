package io.daybook.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what was probably meant by a word that is not among the valid ones. */
final class Spelling {
    private static final int LISTED = 24;

    private Spelling() {}

    /** A sentence such as {@code did you mean 'format'? Valid here: as, format, from}. */
    static String instead(String word, Collection<String> valid) {
        if (valid.isEmpty()) {
            return "nothing is valid here";
        }
        List<String> byDistance = valid.stream()
                .sorted(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<String> listed =
                valid.size() <= LISTED ? valid.stream().sorted().toList() : byDistance.subList(0, LISTED / 2);
        String list = (valid.size() <= LISTED ? "valid here: " : "nearest: ") + String.join(", ", listed);
        return nearest(word, valid)
                .map(near -> "did you mean '" + near + "'? " + list)
                .orElse(list);
    }

    /** The valid word at most a third of the letters away. */
    static Optional<String> nearest(String word, Collection<String> valid) {
        return valid.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(2, word.length() / 3))
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Letters to insert, remove or replace (Levenshtein), ignoring case; case alone counts nothing. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
