package io.daybook.sync;

import io.daybook.source.Page;

/**
 * A page that was read, its number in the page archive, and whether it is there yet. A page goes into the archive with
 * the first ledger row or dead letter that came from it, in the same transaction. Used by one thread at a time.
 */
final class PageReference {
    private final long id;
    private final Page page;
    private boolean archived;

    PageReference(long id, Page page) {
        this.id = id;
        this.page = page;
    }

    long id() {
        return id;
    }

    Page page() {
        return page;
    }

    boolean archived() {
        return archived;
    }

    void markArchived() {
        archived = true;
    }
}
