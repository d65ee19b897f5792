package io.daybook.sync;

import io.daybook.ledger.LedgerLoader;
import io.daybook.ledger.LoadResult;
import io.daybook.ledger.PageArchive;
import io.daybook.mapping.Draft;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.RejectedException;
import io.daybook.mapping.SourceFingerprint;
import io.daybook.source.Page;
import io.daybook.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The step "load": page archive, ledger rows, dead letters and the window's position in ONE transaction
 * (docs/architecture.md, "Reading without losing a row", rule 5). A page whose commit was not heard of is found to be
 * committed when it is loaded again, so that a redelivery is safe at any moment. Thread-safe.
 */
public final class PageLoader {
    private final DataSource dataSource;
    private final LedgerLoader ledger;
    private final PageArchive archive;
    private final SetAside setAside;
    private final String recipe;
    private final Windows windows = new Windows();
    private final RefusedDocuments refusals;
    private final Absences absences;
    private final IgnoredDocuments ignored = new IgnoredDocuments();
    private final List<SyncListener> listeners;

    /** @param recipe what besides mappings decides what becomes of records; a short text */
    PageLoader(
            DataSource dataSource,
            LedgerLoader ledger,
            PageArchive archive,
            SetAside setAside,
            String recipe,
            List<SyncListener> listeners) {
        this.dataSource = dataSource;
        this.ledger = ledger;
        this.archive = archive;
        this.setAside = setAside;
        this.recipe = recipe;
        this.refusals = new RefusedDocuments(dataSource, ledger);
        this.absences = new Absences(ledger, setAside);
        this.listeners = listeners;
    }

    /**
     * Gives a page its number, unless it is of the archive, and its records to the record route: those of documents that are
     * not in the ledger just as they came.
     */
    public List<Entry> open(WindowRun window, Page page) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            SourceFingerprint fingerprint = fingerprint(window);
            window.open(page, window.sync().fromArchive() ? 0 : archive.nextId(connection), fingerprint);
            if (window.sync().mayHaveAllJustSo()) {
                window.unchanged(unchanged(connection, window, window.wholeInPage(fingerprint)));
            }
            return window.toBeMapped();
        }
    }

    private SourceFingerprint fingerprint(WindowRun window) {
        Mapping mapping = window.sync().mapping();
        return new SourceFingerprint(mapping.question(), mapping.version() + recipe);
    }

    /** Those of the documents that the ledger has just as they came. */
    private Map<Long, byte[]> unchanged(Connection connection, WindowRun window, Map<Long, byte[]> documents)
            throws SQLException {
        Map<String, byte[]> byId = new LinkedHashMap<>();
        documents.forEach((key, hash) -> byId.put(Long.toString(key), hash));
        Set<String> same = ledger.unchanged(
                connection,
                window.sync().mapping().target(),
                window.sync().connection().id(),
                byId);
        Map<Long, byte[]> unchanged = new LinkedHashMap<>(documents);
        unchanged.keySet().removeIf(key -> !same.contains(Long.toString(key)));
        return unchanged;
    }

    /**
     * Loads what the page completed and moves the window's position.
     *
     * @throws SQLException the database is away or refuses something that is not a record's fault
     */
    public void load(WindowRun window) throws SQLException {
        List<Entry> complete = window.complete();
        if (complete.isEmpty() && !window.atEnd()) {
            window.advance(window.durable());
            return;
        }
        WindowRun.Durable before = window.durable();
        window.advance(loadWithoutRefused(window, complete));
        long records = window.durable().counts().read() - before.counts().read();
        long documents = complete.stream()
                .mapToLong(entry -> entry.draft().record().document())
                .distinct()
                .count();
        listeners.forEach(listener ->
                listener.advanced(window.sync().connection().id(), window.sync().dataType(), documents, records));
    }

    private WindowRun.Durable loadWithoutRefused(WindowRun window, List<Entry> complete) throws SQLException {
        Map<Long, Draft.Failure> refused = new HashMap<>();
        while (true) {
            Documents documents = Documents.of(
                    window.sync().connection().id(),
                    window.sync().mapping(),
                    fingerprint(window),
                    window.unchanged(),
                    complete,
                    refused);
            try {
                return loadOnce(window, complete, documents);
            } catch (SQLException | RejectedException trouble) {
                if (!RefusedDocuments.concernsData(trouble)) {
                    throw trouble;
                }
                Map<Long, Draft.Failure> culprits = refusals.find(documents);
                if (culprits.isEmpty()) {
                    throw trouble;
                }
                refused.putAll(culprits);
            }
        }
    }

    private WindowRun.Durable loadOnce(WindowRun window, List<Entry> complete, Documents documents)
            throws SQLException {
        try (Connection transaction = dataSource.getConnection()) {
            transaction.setAutoCommit(false);
            try {
                WindowRun.Durable found =
                        windows.hold(transaction, window).orElseThrow(() -> new LeaseLostException(window));
                if (found.pages() != window.durable().pages()) {
                    transaction.rollback();
                    return committedBefore(window, complete, found);
                }
                mustStillBeUnchanged(transaction, window);
                LoadResult result = ledger.load(transaction, documents.batch(true));
                Set<Long> named = new HashSet<>(setAside.store(transaction, documents.failed()));
                named.addAll(ignored.keep(
                        transaction,
                        window.sync().key(),
                        documents.keys(),
                        documents.ignored(),
                        window.window().listed()));
                settle(transaction, window, documents);
                WindowRun.Durable now = moved(window, complete, documents, result);
                noteAbsences(transaction, window, now, documents);
                List<PageReference> newPages = window.unarchivedPages();
                boolean keep = result.wrote() || newPages.stream().anyMatch(page -> named.contains(page.id()));
                if (keep) {
                    for (PageReference page : newPages) {
                        archive.keep(transaction, page.content());
                    }
                }
                windows.move(transaction, window, now);
                transaction.commit();
                if (keep) {
                    newPages.forEach(PageReference::markArchived);
                }
                return now;
            } catch (SQLException | RuntimeException failed) {
                rollBack(transaction, failed);
                throw failed;
            }
        }
    }

    /** What was not mapped because the ledger had it must still be there: somebody may have replayed an older version since. */
    private void mustStillBeUnchanged(Connection transaction, WindowRun window) throws SQLException {
        if (unchanged(transaction, window, window.unchanged()).size()
                < window.unchanged().size()) {
            throw new SourceException.Transient(
                    window.sync().connection().label() + ": " + window.sync().dataType()
                            + ": somebody else changed documents of a page in the ledger while it was read. Nothing of it is"
                            + " taken; it is read again.",
                    null);
        }
    }

    private void noteAbsences(Connection transaction, WindowRun window, WindowRun.Durable now, Documents documents)
            throws SQLException {
        if (window.sync().fromArchive()) {
            return;
        }
        long upTo = now.done() ? window.window().upTo().orElse(Long.MAX_VALUE) : now.document();
        absences.note(transaction, window, window.durable().document(), upTo, documents.keys());
    }

    private static WindowRun.Durable moved(
            WindowRun window, List<Entry> complete, Documents documents, LoadResult result) {
        WindowRun.Durable before = window.durable();
        Counts counts = before.counts()
                .plus(new Counts(
                        complete.size(),
                        result.loaded(),
                        result.unchanged() + documents.unchangedRecords(),
                        documents.ignoredRecords(),
                        documents.failedRecords(),
                        Counts.moneyOf(window.sync().mapping(), complete)));
        long position = complete.isEmpty()
                ? before.document()
                : complete.get(complete.size() - 1).draft().record().document();
        return new WindowRun.Durable(position, before.pages() + 1, counts, window.atEnd());
    }

    /**
     * The window has moved under our own fence. If by exactly this page, the page was committed and only the answer was
     * lost; what became of its records then is what counts.
     */
    private static WindowRun.Durable committedBefore(WindowRun window, List<Entry> complete, WindowRun.Durable found) {
        WindowRun.Durable before = window.durable();
        if (found.pages() == before.pages() + 1
                && found.counts().read() == before.counts().read() + complete.size()) {
            return found;
        }
        throw new LeaseLostException(window);
    }

    private void settle(Connection transaction, WindowRun window, Documents documents) throws SQLException {
        for (Map.Entry<String, List<String>> outcome : documents.settled().entrySet()) {
            if (!outcome.getValue().isEmpty()) {
                setAside.settle(
                        transaction,
                        window.sync().connection().id(),
                        window.sync().dataType(),
                        outcome.getValue(),
                        outcome.getKey() + " by sync " + window.sync().id());
            }
        }
    }

    private static void rollBack(Connection transaction, Exception because) {
        try {
            transaction.rollback();
        } catch (SQLException alsoFailed) {
            because.addSuppressed(alsoFailed);
        }
    }
}
