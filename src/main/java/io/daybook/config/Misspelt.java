package io.daybook.config;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds settings that somebody meant and spelt wrongly. In a file every unknown key is one; of the environment only names
 * close to a setting's, since others put theirs there too (Kubernetes makes {@code DAYBOOK_PORT} for a service of that name).
 */
final class Misspelt {
    private Misspelt() {}

    /** @throws Problem naming the variable and the setting that was meant */
    static void refuseIn(Map<String, String> environment) {
        List<String> known = Settings.ALL.stream().map(Setting::environmentName).toList();
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith("DAYBOOK_") && !known.contains(name)) {
                nearest(name, known).ifPresent(meant -> {
                    throw Problem.wrongUse(
                            "environment variable " + name,
                            "there is no such setting",
                            "Did you mean " + meant + "? Otherwise unset it.",
                            null);
                });
            }
        }
    }

    /** What to do about an unknown key of a file. */
    static String remedy(String key) {
        List<String> known = Settings.ALL.stream().map(Setting::key).toList();
        return nearest(key, known)
                .map(meant -> "Did you mean " + meant + "?")
                .orElse("Known are: " + String.join(", ", known));
    }

    private static Optional<String> nearest(String given, List<String> known) {
        return known.stream()
                .filter(candidate -> distance(given, candidate) <= tolerance(candidate))
                .min(Comparator.comparingInt(candidate -> distance(given, candidate)));
    }

    /** How many letters may differ: in {@code DAYBOOK_HOME} one, since DAYBOOK_HOST may be somebody else's; elsewhere two. */
    private static int tolerance(String candidate) {
        return candidate.length() < "DAYBOOK_".length() + 8 ? 1 : 2;
    }

    /** Letters to put in, take out or change to make one text of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int change = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(change, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
