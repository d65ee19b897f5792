package io.daybook.app;

import io.daybook.source.Platform;
import io.daybook.sync.SyncRun;
import io.daybook.sync.WindowReader;
import java.util.List;
import java.util.function.Function;

/**
 * How many read the windows of a sync side by side: more than its account's governor may ever let through, so that while some
 * load what they have got the others keep every slot in use. Stateless.
 */
public final class Readers {
    /** One in so many loads while the others wait for the platform. */
    private static final int LOADING = 4;

    private final Function<String, Platform> platforms;

    Readers(Function<String, Platform> platforms) {
        this.platforms = platforms;
    }

    /** None where no window is open. */
    public List<WindowReader> of(SyncRun sync) {
        int slots = platforms.apply(sync.platform()).governor(sync.connection()).ceiling();
        return sync.readers(slots + Math.max(1, slots / LOADING));
    }
}
