package io.daybook.source;

import io.daybook.mapping.SourceRecord;
import java.util.Optional;
import java.util.Set;

/**
 * Watches that records come in strictly ascending order of document and key and inside what was asked for. A repeated or
 * reordered row means that others are missing, so a page with one is never taken. Used for one page by one thread.
 */
public final class RecordOrder {
    private final Window window;
    private final Set<Long> listed;
    private long document;
    private long key;

    /** @param position how far the window has been read before this page */
    public RecordOrder(Window window, Position position) {
        this.window = window;
        this.listed = Set.copyOf(window.documents());
        boolean inside = position.document() >= window.after() && position.key().isPresent();
        this.document = Math.max(window.after(), position.document());
        // a whole document has been read: none of its records may come again
        this.key = inside ? position.key().getAsLong() : Long.MAX_VALUE;
    }

    /** What is wrong with a record that comes next; empty where nothing is. */
    public Optional<String> next(SourceRecord row) {
        boolean follows = row.document() > document || (row.document() == document && row.key() > key);
        if (!follows) {
            return Optional.of("the page is out of order: document " + row.document() + ", key " + row.key()
                    + " came after document " + document + (key == Long.MAX_VALUE ? "" : ", key " + key)
                    + ". Nothing of it is taken. Check that the mapping's document and key are numbers, and that no join"
                    + " repeats a key.");
        }
        if (window.upTo().isPresent() && row.document() > window.upTo().getAsLong()) {
            return Optional.of("the page holds document " + row.document() + " although only those up to "
                    + window.upTo().getAsLong() + " were asked for. Nothing of it is taken.");
        }
        if (!listed.isEmpty() && !listed.contains(row.document())) {
            return Optional.of("the page holds document " + row.document()
                    + " although only some others were asked for. Nothing of it is taken.");
        }
        document = row.document();
        key = row.key();
        return Optional.empty();
    }
}
