package io.daybook.sync;

import java.time.Instant;

/**
 * What is known of a sync once it is planned.
 *
 * @param id its number in {@code daybook.sync}
 * @param everything whether all documents are read
 * @param expected records, or where only changes are read documents, to be read
 * @param platformTime the platform's clock when it was planned, UTC
 * @param deletionLog whether the platform's log of deletions could be read
 */
record Begun(long id, boolean everything, long expected, Instant platformTime, boolean deletionLog) {
    static final Begun NOT_YET = new Begun(0, false, 0, Instant.EPOCH, false);

    Begun withId(long given) {
        return new Begun(given, everything, expected, platformTime, deletionLog);
    }
}
