package io.daybook.sandbox.netsuite.books;

import org.jdbi.v3.core.Handle;

/** Next ids of documents and lines; an id is never given twice, not even when its document is gone. Not thread-safe. */
final class Numbering {
    private static final String LAST_ID =
            """
            SELECT GREATEST((SELECT COALESCE(MAX(id), 5000) FROM transaction),
              (SELECT COALESCE(MAX(recordid), 5000) FROM deletedrecord WHERE recordtypeid = ?))
            """;
    private static final String LAST_UNIQUE_KEY = "SELECT COALESCE(MAX(uniquekey), 20000) FROM transactionline";

    private long lastId;
    private long lastUniqueKey;

    Numbering(Handle handle) {
        lastId = handle.select(LAST_ID, DeletionLog.TRANSACTION)
                .mapTo(Long.class)
                .one();
        lastUniqueKey = handle.select(LAST_UNIQUE_KEY).mapTo(Long.class).one();
    }

    long nextId() {
        return ++lastId;
    }

    long nextUniqueKey() {
        return ++lastUniqueKey;
    }
}
