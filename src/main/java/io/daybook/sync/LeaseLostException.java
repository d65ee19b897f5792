package io.daybook.sync;

/** Another process took the dataset over: nothing of this step was committed, and the run ends. */
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(WindowRun window) {
        super("window " + window.number() + " of sync " + window.sync().id()
                + " was taken over by another process; nothing of this page was written");
    }

    LeaseLostException(SyncRun sync) {
        super(sync.connection().label() + ": " + sync.dataType()
                + " was taken over by another process before its windows were known; nothing was written");
    }
}
