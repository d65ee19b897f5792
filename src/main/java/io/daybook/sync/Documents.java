package io.daybook.sync;

import io.daybook.ledger.LedgerBatch;
import io.daybook.ledger.LedgerDocument;
import io.daybook.mapping.Draft;
import io.daybook.mapping.MappedRow;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.SourceFingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whole documents, sorted by what becomes of them: a document is set aside if any of its records was refused, left out if
 * the mapping ignores it, and loaded otherwise.
 */
final class Documents {
    // Should never be: a record came back neither mapped nor refused. Loading what there is of it would lose the rest.
    private static final Draft.Failure NOT_MAPPED = new Draft.Failure(
            "defect", "it came back from the record route without having been mapped; see the log", "record", "map");

    private static final byte[] UNKNOWN = {};

    private final long connectionId;
    private final Mapping mapping;
    private final Optional<SourceFingerprint> fingerprint;
    private final Map<Long, byte[]> unchanged;
    private final List<LedgerDocument> good = new ArrayList<>();
    private final List<List<Entry>> goodEntries = new ArrayList<>();
    private final List<FailedDocument> failed = new ArrayList<>();
    private final List<String> ignoredIds = new ArrayList<>();
    private final List<String> ignoredBecause = new ArrayList<>();
    private final List<IgnoredDocument> ignored = new ArrayList<>();
    private final List<Long> keys = new ArrayList<>();
    private final List<String> unchangedIds = new ArrayList<>();
    private long unchangedRecords;
    private long ignoredRecords;
    private long failedRecords;

    private Documents(
            long connectionId, Mapping mapping, Optional<SourceFingerprint> fingerprint, Map<Long, byte[]> unchanged) {
        this.connectionId = connectionId;
        this.mapping = mapping;
        this.fingerprint = fingerprint;
        this.unchanged = unchanged;
    }

    /**
     * Sorts documents.
     *
     * @param fingerprint what the entries' own fingerprints were made with
     * @param unchanged documents that the ledger has just as they came, and whose entries were not mapped, with fingerprints
     * @param entries records of whole documents, those of one document side by side
     * @param refused documents that the ledger itself refused earlier, with why; they are set aside too
     */
    static Documents of(
            long connectionId,
            Mapping mapping,
            SourceFingerprint fingerprint,
            Map<Long, byte[]> unchanged,
            List<Entry> entries,
            Map<Long, Draft.Failure> refused) {
        return of(new Documents(connectionId, mapping, Optional.of(fingerprint), unchanged), entries, refused);
    }

    /**
     * Sorts the documents of letters. A letter names one page and may be older than the present mapping, so that it is not
     * certain which page holds all that is asked now: their rows have no fingerprint of it, and the next reading writes them.
     */
    static Documents replayed(long connectionId, Mapping mapping, List<Entry> entries) {
        return of(new Documents(connectionId, mapping, Optional.empty(), Map.of()), entries, Map.of());
    }

    private static Documents of(Documents documents, List<Entry> entries, Map<Long, Draft.Failure> refused) {
        int from = 0;
        for (int to = 1; to <= entries.size(); to++) {
            if (to == entries.size() || key(entries.get(to)) != key(entries.get(from))) {
                documents.add(entries.subList(from, to), refused);
                from = to;
            }
        }
        return documents;
    }

    /** Whether the record has become what its document needs of it. */
    private boolean mapped(Entry entry) {
        boolean withLines = mapping.target().lines().isPresent();
        boolean head =
                entry.draft().headRow() != null || withLines && !entry.draft().first();
        return head && (!withLines || entry.draft().lineRow() != null);
    }

    private static long key(Entry entry) {
        return entry.draft().record().document();
    }

    private void add(List<Entry> document, Map<Long, Draft.Failure> refused) {
        keys.add(key(document.get(0)));
        if (unchanged.containsKey(key(document.get(0)))) {
            unchangedIds.add(Long.toString(key(document.get(0))));
            unchangedRecords += document.size();
            return;
        }
        Entry culprit = null;
        Draft.Failure failure = refused.get(key(document.get(0)));
        String leftOut = null;
        for (Entry entry : document) {
            if (entry.draft().failure() != null && culprit == null) {
                culprit = entry;
                failure = entry.draft().failure();
            }
            if (leftOut == null) {
                leftOut = entry.draft().ignored();
            }
            if (culprit == null && entry.draft().ignored() == null && !mapped(entry)) {
                culprit = entry;
                failure = NOT_MAPPED;
            }
        }
        // What the mapping leaves out on purpose needs nobody's attention, whatever else is wrong with it.
        if (leftOut != null) {
            ignoredIds.add(Long.toString(key(document.get(0))));
            ignoredBecause.add(leftOut);
            ignored.add(new IgnoredDocument(
                    key(document.get(0)),
                    leftOut,
                    Tally.of(mapping, document),
                    fingerprint.map(of -> Entry.fingerprint(document, of)).orElse(UNKNOWN),
                    document.stream().map(Entry::pageId).distinct().toList(),
                    newest(document)));
            ignoredRecords += document.size();
        } else if (failure != null) {
            setAside(document, culprit == null ? document.get(0) : culprit, failure);
        } else {
            good.add(toLedger(document));
            goodEntries.add(document);
        }
    }

    private void setAside(List<Entry> document, Entry culprit, Draft.Failure failure) {
        failed.add(new FailedDocument(
                connectionId,
                mapping.dataType(),
                mapping.version(),
                Long.toString(key(culprit)),
                Long.toString(culprit.draft().record().key()),
                failure,
                Entry.records(document),
                Counts.moneyOf(mapping, document),
                Tally.of(mapping, document),
                document.get(0).pageId(),
                newest(document)));
        failedRecords += document.size();
    }

    private LedgerDocument toLedger(List<Entry> document) {
        Entry first = document.get(0);
        List<MappedRow> lines = new ArrayList<>(document.size());
        long[] pages = new long[document.size()];
        if (mapping.target().lines().isPresent()) {
            for (int i = 0; i < document.size(); i++) {
                lines.add(document.get(i).draft().lineRow());
                pages[i] = document.get(i).pageId();
            }
        }
        return new LedgerDocument(
                first.draft().headRow(),
                lines,
                newest(document),
                first.pageId(),
                lines.isEmpty() ? new long[0] : pages,
                fingerprint
                        .map(of -> document.stream().map(Entry::source).toList())
                        .orElse(List.of()),
                fingerprint.map(of -> Entry.fingerprint(document, of)).orElse(null));
    }

    private static Instant newest(List<Entry> document) {
        Instant newest = null;
        for (Entry entry : document) {
            Instant modified = entry.draft().record().modified();
            if (modified != null && (newest == null || modified.isAfter(newest))) {
                newest = modified;
            }
        }
        return newest;
    }

    /** @param fresh whether the platform gave them just now */
    LedgerBatch batch(boolean fresh) {
        return new LedgerBatch(
                connectionId, mapping.target(), mapping.version(), good, ignoredIds, ignoredBecause, fresh);
    }

    /** Keys of all documents, in their order. */
    List<Long> keys() {
        return keys;
    }

    List<IgnoredDocument> ignored() {
        return ignored;
    }

    /** The records of each document of {@link #batch}, in its order. */
    List<List<Entry>> goodEntries() {
        return goodEntries;
    }

    List<FailedDocument> failed() {
        return failed;
    }

    /** How many records belong to documents that the ledger has just as they came. */
    long unchangedRecords() {
        return unchangedRecords;
    }

    long ignoredRecords() {
        return ignoredRecords;
    }

    long failedRecords() {
        return failedRecords;
    }

    /** Keys of the documents that need no letter any more once the batch is loaded, and what became of each. */
    Map<String, List<String>> settled() {
        Map<String, List<String>> settled = new HashMap<>();
        settled.put(
                "loaded",
                Stream.concat(
                                goodEntries.stream().map(document -> Long.toString(key(document.get(0)))),
                                unchangedIds.stream())
                        .toList());
        settled.put("ignored", ignoredIds);
        return settled;
    }
}
