package io.daybook.sync;

/** Another process took the dataset over, or moved the window: nothing of this page was committed, and the run ends. */
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(WindowRun window) {
        super("window " + window.number() + " of sync " + window.sync().id()
                + " was taken over by another process; nothing of this page was written");
    }
}
