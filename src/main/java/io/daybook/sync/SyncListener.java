package io.daybook.sync;

/** Hears how syncs get on. Called from many threads; must return at once and must not throw. */
public interface SyncListener {
    /**
     * A sync knows what lies before it.
     *
     * @param expected records the platform counted
     * @param before records that earlier runs of the same sync have dealt with
     */
    default void planned(long connectionId, String dataType, long expected, long before) {}

    /** Records were read and dealt with. */
    default void advanced(long connectionId, String dataType, long records) {}

    /** A sync ended, well or not. */
    default void ended(SyncReport report) {}
}
