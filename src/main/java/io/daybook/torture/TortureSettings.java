package io.daybook.torture;

import io.daybook.sandbox.netsuite.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What a run is made of.
 *
 * @param seed of books, history and faults
 * @param duration how long the history goes on; checkpoints come on top
 * @param invoices that the books begin with
 * @param intensity how much goes wrong
 * @param faults which may strike
 * @param installation folder with routes and mappings
 * @param folder for everything that is written; made by the run
 * @param keep whether the database stays when the run is over
 */
public record TortureSettings(
        long seed,
        Duration duration,
        int invoices,
        Intensity intensity,
        Set<Fault> faults,
        Path installation,
        Path folder,
        boolean keep) {
    public TortureSettings {
        faults = Set.copyOf(faults);
    }
}
