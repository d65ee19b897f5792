package io.daybook.sync;

import java.util.Queue;

/** Takes one open window of a sync after the other, beside others that take from the same queue. Used by one thread. */
public final class WindowReader {
    private final Queue<WindowRun> open;
    private WindowRun window;

    WindowReader(Queue<WindowRun> open) {
        this.open = open;
    }

    /** Takes the next window if the present one is read. False where there is none left, or the sync is to end. */
    public boolean more() {
        while (window == null || !window.unfinished()) {
            window = open.poll();
            if (window == null) {
                return false;
            }
        }
        return true;
    }

    /** The window to read now. */
    public WindowRun window() {
        return window;
    }
}
