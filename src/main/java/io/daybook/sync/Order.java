package io.daybook.sync;

/**
 * What somebody wants of a sync beyond what its schedule would do.
 *
 * @param everything read all documents, whatever their clocks show
 * @param prove compare with the platform's own counts and sums even if that was done lately
 * @param acceptDeletions take documents that the platform no longer gives for deleted, however many they are
 */
public record Order(boolean everything, boolean prove, boolean acceptDeletions) {
    /** What a schedule does. */
    public static final Order ORDINARY = new Order(false, false, false);
}
