package io.daybook.source.netsuite;

import io.daybook.mapping.SourceRecord;
import io.daybook.source.Position;
import io.daybook.source.Window;
import java.util.Set;

/**
 * Watches that records come in strictly ascending order of document and key and inside what was asked for. A repeated or
 * reordered row means that others are missing (NetSuite reference 2.3), so such a page is never taken.
 */
final class PageOrder implements PageReader.Order {
    private final Window window;
    private final Set<Long> listed;
    private long document;
    private long key;

    PageOrder(Window window, Position position) {
        this.window = window;
        this.listed = Set.copyOf(window.documents());
        boolean inside = position.document() >= window.after() && position.key().isPresent();
        this.document = Math.max(window.after(), position.document());
        // a whole document has been read: none of its records may come again
        this.key = inside ? position.key().getAsLong() : Long.MAX_VALUE;
    }

    @Override
    public void next(SourceRecord row, Faults faults) {
        boolean follows = row.document() > document || (row.document() == document && row.key() > key);
        if (!follows) {
            throw faults.defect("the page is out of order: document " + row.document() + ", key " + row.key()
                    + " came after document " + document + (key == Long.MAX_VALUE ? "" : ", key " + key)
                    + ". Nothing of it is taken. Check that the mapping's document and key are numbers, and that no join"
                    + " repeats a key.");
        }
        if (window.upTo().isPresent() && row.document() > window.upTo().getAsLong()) {
            throw faults.defect("the page holds document " + row.document() + " although only those up to "
                    + window.upTo().getAsLong() + " were asked for. Nothing of it is taken.");
        }
        if (!listed.isEmpty() && !listed.contains(row.document())) {
            throw faults.defect("the page holds document " + row.document()
                    + " although only some others were asked for. Nothing of it is taken.");
        }
        document = row.document();
        key = row.key();
    }
}
