package io.daybook.torture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run is made of.
 *
 * @param seed of books, history and faults
 * @param duration how long the history goes on; checkpoints come on top
 * @param invoices that the books of each platform begin with
 * @param intensity how much goes wrong
 * @param platforms whose books are read, side by side
 * @param without names of the faults that shall not strike
 * @param installation folder with routes and mappings
 * @param folder for everything that is written; made by the run
 * @param keep whether the database stays when the run is over
 */
public record TortureSettings(
        long seed,
        Duration duration,
        int invoices,
        Intensity intensity,
        Set<String> platforms,
        Set<String> without,
        Path installation,
        Path folder,
        boolean keep) {
    /** All that there are. */
    public static final List<String> PLATFORMS = List.of("netsuite", "intacct");

    public TortureSettings {
        platforms = Set.copyOf(platforms);
        without = Set.copyOf(without);
        if (platforms.isEmpty() || !PLATFORMS.containsAll(platforms)) {
            throw new IllegalArgumentException("platforms are some of " + PLATFORMS);
        }
    }

    /** Names of the faults that there are, of whichever platform. */
    public static Set<String> faults() {
        Set<String> names = new TreeSet<>(NetSuiteSide.names());
        names.addAll(IntacctSide.names());
        return names;
    }
}
