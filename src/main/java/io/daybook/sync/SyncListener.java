package io.daybook.sync;

/** Hears how syncs get on. Called from many threads; must return at once and must not throw. */
public interface SyncListener {
    /** A sync knows what lies before it. */
    default void planned(long connectionId, String dataType, Prospect prospect) {}

    /**
     * A page was read and dealt with.
     *
     * @param documents documents that it completed
     * @param records their records
     */
    default void advanced(long connectionId, String dataType, long documents, long records) {}

    /**
     * Data types of a connection were looked at together.
     *
     * @param unchanged so many had nothing new, and their cursors were moved
     * @param left so many go the ordinary way
     */
    default void glanced(long connectionId, int unchanged, int left) {}

    /** A sync ended, well or not. */
    default void ended(SyncReport report) {}
}
