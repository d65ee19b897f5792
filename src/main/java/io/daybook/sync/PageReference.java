package io.daybook.sync;

import io.daybook.ledger.ArchivedPage;

/**
 * A page that was read, its number in the page archive, and its bytes until they are there. A page goes into the archive with
 * the first ledger row or dead letter that came from it, in the same transaction. A document that the next page may go on with
 * keeps its page's reference meanwhile, but not the page's records: every reader of a sync would hold a whole page while it waits
 * for the next one. Used by one thread at a time.
 */
final class PageReference {
    private final long id;
    private ArchivedPage content;

    /** A page that the platform gave just now. */
    PageReference(ArchivedPage content) {
        this.id = content.id();
        this.content = content;
    }

    /** Pages that the archive gave: each record says which one it came in. */
    PageReference() {
        this.id = 0;
    }

    long id() {
        return id;
    }

    /** What is to be kept; {@code null} once it is archived. */
    ArchivedPage content() {
        return content;
    }

    boolean archived() {
        return content == null;
    }

    void markArchived() {
        content = null;
    }
}
