package io.daybook.sync;

import io.daybook.ledger.ArchivedPage;
import io.daybook.ledger.LedgerLoader;
import io.daybook.ledger.LoadResult;
import io.daybook.ledger.PageArchive;
import io.daybook.mapping.Draft;
import io.daybook.mapping.RejectedException;
import io.daybook.source.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The step "load": page archive, ledger rows, dead letters and the window's position in ONE transaction
 * (docs/architecture.md, "Reading without losing a row", rule 6). Loading the same page again changes nothing, so that
 * a redelivery is safe even when the database went away between commit and answer. Thread-safe.
 */
public final class PageLoader {
    private final DataSource dataSource;
    private final LedgerLoader ledger;
    private final PageArchive archive;
    private final SetAside setAside;
    private final SyncStore store;
    private final RefusedDocuments refusals;
    private final List<SyncListener> listeners;

    PageLoader(
            DataSource dataSource,
            LedgerLoader ledger,
            PageArchive archive,
            SetAside setAside,
            SyncStore store,
            List<SyncListener> listeners) {
        this.dataSource = dataSource;
        this.ledger = ledger;
        this.archive = archive;
        this.setAside = setAside;
        this.store = store;
        this.refusals = new RefusedDocuments(dataSource, ledger);
        this.listeners = listeners;
    }

    /** Gives a page its number and its records to the record route. */
    public List<Entry> open(WindowRun window, Page page) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return window.open(page, archive.nextId(connection));
        }
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
        Map<Long, Draft.Failure> refused = new HashMap<>();
        while (true) {
            Documents documents =
                    Documents.of(window.sync().connection().id(), window.sync().mapping(), complete, refused);
            try {
                WindowRun.Durable now = loadOnce(window, complete, documents);
                long records = now.counts().read() - window.durable().counts().read();
                window.advance(now);
                listeners.forEach(listener -> listener.advanced(
                        window.sync().connection().id(), window.sync().dataType(), records));
                return;
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
                LoadResult result = ledger.load(transaction, documents.batch());
                Counts counts = window.durable()
                        .counts()
                        .plus(new Counts(
                                complete.size(),
                                result.loaded(),
                                result.unchanged(),
                                documents.ignoredRecords(),
                                documents.failedRecords(),
                                Counts.moneyOf(window.sync().mapping(), complete)));
                long position = complete.isEmpty()
                        ? window.durable().document()
                        : complete.get(complete.size() - 1).draft().record().document();
                WindowRun.Durable now =
                        new WindowRun.Durable(position, window.durable().pages() + 1, counts, window.atEnd());
                setAside.store(transaction, documents.failed());
                settle(transaction, window, documents);
                boolean keep = result.wrote() || !documents.failed().isEmpty();
                if (keep) {
                    archive(transaction, window);
                }
                if (!store.move(transaction, window, now)) {
                    transaction.rollback();
                    return alreadyThere(window, now);
                }
                transaction.commit();
                if (keep) {
                    window.unarchivedPages().forEach(PageReference::markArchived);
                }
                return now;
            } catch (SQLException | RuntimeException failed) {
                rollBack(transaction, failed);
                throw failed;
            }
        }
    }

    /** A move that finds the window moved by exactly its own step was committed before and only the answer was lost. */
    private WindowRun.Durable alreadyThere(WindowRun window, WindowRun.Durable wanted) {
        WindowRun.Durable found = store.durable(window);
        if (found.pages() == wanted.pages()
                && found.document() == wanted.document()
                && found.counts().read() == wanted.counts().read()) {
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

    private void archive(Connection transaction, WindowRun window) throws SQLException {
        for (PageReference reference : window.unarchivedPages()) {
            archive.keep(
                    transaction,
                    new ArchivedPage(
                            reference.id(),
                            window.sync().connection().id(),
                            window.sync().dataType(),
                            window.sync().id(),
                            reference.page().records().size(),
                            reference.page().receivedAt(),
                            reference.page().mediaType(),
                            reference.page().body()));
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
