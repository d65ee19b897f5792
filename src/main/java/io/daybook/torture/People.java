package io.daybook.torture;

import java.time.Instant;
import java.util.Optional;

/** People who work on the books of one platform in a torture. Used by one thread. */
interface People {
    /**
     * Carries out some edit.
     *
     * @param stamp what its clocks shall show; empty for the present moment
     */
    Edited edit(Optional<Instant> stamp);

    /**
     * What somebody did, or wanted to do.
     *
     * @param name of the kind of edit
     * @param moment what the clocks that moved show; empty where the books offer nothing for it, or refuse it as the platform would
     * @param ids what it touched, for the log
     */
    record Edited(String name, Optional<Instant> moment, String ids) {}
}
