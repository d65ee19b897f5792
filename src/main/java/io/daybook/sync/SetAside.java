package io.daybook.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Where documents that failed are kept. Called inside the loading transaction, so that position and letters agree. */
public interface SetAside {
    /**
     * Keeps documents that failed; one that failed before is the same letter with one attempt more. One that failed before
     * with the same records keeps the page it came in then: its new page tells nothing new and need not be archived.
     *
     * @return the pages that the letters of these documents now name
     */
    Set<Long> store(Connection transaction, List<FailedDocument> failed) throws SQLException;

    /** Closes the letters of documents that a sync has now dealt with. */
    void settle(
            Connection transaction, long connectionId, String dataType, Collection<String> documentKeys, String because)
            throws SQLException;

    /** Document key of the letter that stands for a whole dataset whose sync failed. */
    String WHOLE_DATASET = "*";

    /**
     * Keeps a sync that failed in a way nobody foresaw, with what it was about.
     *
     * @param route id of the route it failed in
     * @param step id of the step it failed at
     */
    void storeFailedSync(SyncRun run, SyncReport.Stop stop, String route, String step);

    /** Closes the letter of a dataset whose sync has now run to its end. */
    void settleSync(SyncRun run);
}
