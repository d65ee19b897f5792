package io.daybook.app;

import io.daybook.source.Platform;
import io.daybook.sync.SyncRun;
import io.daybook.sync.WindowReader;
import java.util.List;
import java.util.function.Function;

/** How many read the windows of a sync side by side: as many as its account's governor may ever let through. Stateless. */
public final class Readers {
    private final Function<String, Platform> platforms;

    Readers(Function<String, Platform> platforms) {
        this.platforms = platforms;
    }

    /** None where no window is open. */
    public List<WindowReader> of(SyncRun sync) {
        return sync.readers(
                platforms.apply(sync.platform()).governor(sync.connection()).ceiling());
    }
}
