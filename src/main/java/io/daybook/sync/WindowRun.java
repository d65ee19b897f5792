package io.daybook.sync;

import io.daybook.ledger.ArchivedPage;
import io.daybook.mapping.Draft;
import io.daybook.mapping.SourceFingerprint;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.Page;
import io.daybook.source.PageRequest;
import io.daybook.source.Position;
import io.daybook.source.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One window of a sync on its way through the page loop: ask for {@link #nextRequest()}, {@link #open} the answer, send
 * its entries through the record route, load. Used by one thread at a time.
 *
 * <p>Records of a document that the page may not have shown whole are carried over to the next page. They are not part of
 * the durable position, so that a crash reads them again.
 */
public final class WindowRun {
    private final SyncRun sync;
    private final int number;
    private final Window window;
    private Durable durable;
    private Position position;
    private List<Entry> carried = List.of();
    private List<PageReference> carriedPages = List.of();
    private List<Entry> arrived = List.of();
    private Map<Long, byte[]> unchanged = Map.of();
    private PageReference page;
    private boolean last;

    /**
     * What the database knows of a window.
     *
     * @param document every document up to this key is dealt with
     * @param pages how many times the position has moved; a load that finds another number lost its lease
     * @param counts what became of the records up to there
     * @param done whether the window is read to its end
     */
    record Durable(long document, long pages, Counts counts, boolean done) {}

    WindowRun(SyncRun sync, int number, Window window, Durable durable) {
        this.sync = sync;
        this.number = number;
        this.window = window;
        this.durable = durable;
        this.position = Position.afterDocument(durable.document());
    }

    public SyncRun sync() {
        return sync;
    }

    /** Where its pages come from: the name of the platform's component, or of the archive's. */
    public String source() {
        return sync.fromArchive() ? "archive" : sync.platform();
    }

    int number() {
        return number;
    }

    Window window() {
        return window;
    }

    Durable durable() {
        return durable;
    }

    boolean done() {
        return durable.done();
    }

    /** How many of the documents that were to be read are dealt with; 0 where the window is a whole range. */
    long listedBefore() {
        return window.documents().stream()
                .filter(key -> durable.done() || key <= durable.document())
                .count();
    }

    /** Whether another page is to be read. */
    public boolean unfinished() {
        return !durable.done() && sync.stopped() == null;
    }

    /** The page to read next. */
    public PageRequest nextRequest() {
        return new PageRequest(
                sync.connection(), sync.dataType(), sync.mapping().question(), window, position);
    }

    /** Takes a page in. */
    void open(Page newPage, long pageId, SourceFingerprint fingerprint) {
        page = sync.fromArchive() ? new PageReference() : new PageReference(toBeArchived(newPage, pageId));
        last = newPage.last();
        List<Entry> entries = new ArrayList<>(newPage.records().size());
        boolean anyBefore = !carried.isEmpty();
        long before = anyBefore ? carried.get(0).draft().record().document() : 0;
        for (int i = 0; i < newPage.records().size(); i++) {
            SourceRecord record = newPage.records().get(i);
            long from = sync.fromArchive() ? newPage.archivedIn().get(i) : pageId;
            boolean first = !anyBefore || record.document() != before;
            entries.add(new Entry(sync.mapping(), new Draft(record, first), from, fingerprint.of(record)));
            before = record.document();
            anyBefore = true;
        }
        arrived = entries;
        unchanged = Map.of();
    }

    private ArchivedPage toBeArchived(Page newPage, long pageId) {
        return new ArchivedPage(
                pageId,
                sync.connection().id(),
                sync.dataType(),
                sync.id(),
                sync.mapping().version(),
                newPage.records().size(),
                newPage.receivedAt(),
                newPage.mediaType(),
                newPage.body());
    }

    /** Fingerprints of the documents that the page shows from their first record to their last, by document. */
    Map<Long, byte[]> wholeInPage(SourceFingerprint fingerprint) {
        Map<Long, byte[]> whole = new LinkedHashMap<>();
        List<Entry> all = together();
        int end = boundary(all);
        int from = carried.size();
        while (from > 0 && from < end && documentOf(all, from) == documentOf(all, from - 1)) {
            from++;
        }
        for (int to = from + 1; to <= end; to++) {
            if (to == end || documentOf(all, to) != documentOf(all, from)) {
                List<Entry> document = all.subList(from, to);
                whole.put(documentOf(all, from), Entry.fingerprint(document, fingerprint));
                from = to;
            }
        }
        return whole;
    }

    /** Takes note of the documents that are in the ledger just as they came now, with their fingerprints. */
    void unchanged(Map<Long, byte[]> documents) {
        unchanged = documents;
    }

    /** Documents that are in the ledger just as they came now, with their fingerprints. */
    Map<Long, byte[]> unchanged() {
        return unchanged;
    }

    /** The records of the page that have to go through the record route. */
    List<Entry> toBeMapped() {
        if (unchanged.isEmpty()) {
            return arrived;
        }
        return arrived.stream()
                .filter(entry -> !unchanged.containsKey(entry.draft().record().document()))
                .toList();
    }

    /** The records of documents that are certainly complete. */
    List<Entry> complete() {
        List<Entry> all = together();
        return all.subList(0, boundary(all));
    }

    private List<Entry> together() {
        if (carried.isEmpty()) {
            return arrived;
        }
        List<Entry> all = new ArrayList<>(carried.size() + arrived.size());
        all.addAll(carried);
        all.addAll(arrived);
        return all;
    }

    /** Where the last document begins, which the next page may go on with; the end where there is no next page. */
    private int boundary(List<Entry> all) {
        if (last) {
            return all.size();
        }
        int index = all.size();
        while (index > 0 && documentOf(all, index - 1) == documentOf(all, all.size() - 1)) {
            index--;
        }
        return sync.mapping().question().grouped() ? index : all.size();
    }

    private static long documentOf(List<Entry> entries, int index) {
        return entries.get(index).draft().record().document();
    }

    /** Pages that complete documents came in and that are not in the archive yet. */
    List<PageReference> unarchivedPages() {
        List<PageReference> pages = new ArrayList<>(carriedPages);
        pages.add(page);
        pages.removeIf(PageReference::archived);
        return pages;
    }

    /** Whether the page ends the window. */
    boolean atEnd() {
        return last;
    }

    /** Moves on after the page was dealt with and the database knows. */
    void advance(Durable now) {
        List<Entry> all = together();
        int boundary = boundary(all);
        List<PageReference> pages = new ArrayList<>(carriedPages);
        pages.add(page);
        durable = now;
        if (!all.isEmpty()) {
            SourceRecord last = all.get(all.size() - 1).draft().record();
            position = boundary == all.size() && !sync.mapping().question().grouped()
                    ? Position.afterDocument(last.document())
                    : Position.afterRecord(last.document(), last.key());
        }
        carried = List.copyOf(all.subList(boundary, all.size()));
        carriedPages = pages.stream()
                .filter(reference -> carried.stream().anyMatch(entry -> entry.pageId() == reference.id()))
                .toList();
        arrived = List.of();
        unchanged = Map.of();
        page = null;
    }
}
