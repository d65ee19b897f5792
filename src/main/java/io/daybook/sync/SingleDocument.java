package io.daybook.sync;

import io.daybook.ledger.LedgerLoader;
import io.daybook.ledger.LoadResult;
import io.daybook.mapping.Draft;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.RejectedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;

/** Loads one document outside a window, after its entries went through the record route: what a replay does. Thread-safe. */
public final class SingleDocument {
    private final LedgerLoader ledger;
    private final IgnoredDocuments ignored = new IgnoredDocuments();

    public SingleDocument(LedgerLoader ledger) {
        this.ledger = ledger;
    }

    /** What became of a document. */
    public enum Became {
        LOADED,
        /** The ledger had it already, the same. */
        UNCHANGED,
        /** The ledger has a newer version, which stays. */
        SUPERSEDED,
        /** The mapping leaves it out. */
        IGNORED,
        /** It was refused again. */
        FAILED
    }

    /** @param failure why it was refused again; empty otherwise */
    public record Outcome(Became became, Optional<Draft.Failure> failure) {}

    /**
     * Loads a document in the caller's transaction, which stays usable when the ledger refuses it.
     *
     * @param entries all records of the document
     */
    public Outcome load(Connection transaction, long connectionId, Mapping mapping, List<Entry> entries)
            throws SQLException {
        DatasetKey dataset = new DatasetKey(connectionId, mapping.dataType(), mapping.version());
        Documents documents = Documents.replayed(connectionId, mapping, entries);
        if (!documents.failed().isEmpty()) {
            return new Outcome(
                    Became.FAILED, Optional.of(documents.failed().get(0).failure()));
        }
        Savepoint before = transaction.setSavepoint();
        try {
            LoadResult result = ledger.load(transaction, documents.batch(false));
            ignored.keep(transaction, dataset, documents.keys(), documents.ignored(), false);
            Datasets.begun(transaction, dataset);
            if (documents.ignoredRecords() > 0) {
                return new Outcome(Became.IGNORED, Optional.empty());
            }
            Became became =
                    result.wrote() ? Became.LOADED : result.superseded() > 0 ? Became.SUPERSEDED : Became.UNCHANGED;
            return new Outcome(became, Optional.empty());
        } catch (SQLException | RejectedException trouble) {
            if (!RefusedDocuments.concernsData(trouble)) {
                throw trouble;
            }
            transaction.rollback(before);
            return new Outcome(Became.FAILED, Optional.of(RefusedDocuments.failure(trouble)));
        }
    }
}
