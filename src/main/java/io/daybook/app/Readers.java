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
    /** Further readers for each slot: while one waits for the platform, these load what they have got. */
    private static final int LOADING_OF_A_SLOT = 2;

    /** So many more readers than slots at most: each has a page in memory. */
    private static final int MOST_LOADING = 20;

    private final Function<String, Platform> platforms;

    Readers(Function<String, Platform> platforms) {
        this.platforms = platforms;
    }

    /** None where no window is open. */
    public List<WindowReader> of(SyncRun sync) {
        int slots = platforms.apply(sync.platform()).governor(sync.connection()).ceiling();
        return sync.readers(slots + Math.min(slots * LOADING_OF_A_SLOT, MOST_LOADING));
    }
}
