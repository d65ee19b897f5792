package io.daybook.sync;

import io.daybook.ledger.LedgerBatch;
import io.daybook.ledger.LedgerDocument;
import io.daybook.ledger.LedgerLoader;
import io.daybook.mapping.Draft;
import io.daybook.mapping.RejectedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Finds the documents that the ledger or PostgreSQL refuse in a batch that failed as a whole: those that the ledger refuses
 * by themselves, else by halving the batch in transactions that are always rolled back. Thread-safe.
 */
final class RefusedDocuments {
    private final DataSource dataSource;
    private final LedgerLoader ledger;

    RefusedDocuments(DataSource dataSource, LedgerLoader ledger) {
        this.dataSource = dataSource;
        this.ledger = ledger;
    }

    /**
     * Whether a failure is about a value: refused by the ledger before it is written, or by PostgreSQL (SQLSTATE classes 22,
     * data exception, and 23, integrity constraint).
     */
    static boolean concernsData(Exception trouble) {
        if (trouble instanceof SQLException sql && sql.getSQLState() != null) {
            return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
        }
        return trouble instanceof RejectedException;
    }

    /** A refusal as the reason of a dead letter. */
    static Draft.Failure failure(Exception refusal) {
        return new Draft.Failure("rejected", "the ledger refuses it: " + refusal.getMessage(), "page", "load");
    }

    /** Document key to why it is refused; empty when the documents are not at fault. */
    Map<Long, Draft.Failure> find(Documents documents) throws SQLException {
        Search search = new Search(documents);
        search.check();
        if (search.refused.isEmpty()) {
            search.halve(0, search.all.size(), false);
        }
        if (search.refused.isEmpty()) {
            search.halve(0, search.all.size(), true);
        }
        return search.refused;
    }

    /** One search through the documents of a batch. */
    private final class Search {
        private final Documents documents;
        private final List<LedgerDocument> all;
        private final List<LedgerDocument> together = new ArrayList<>();
        private final Map<Long, Draft.Failure> refused = new HashMap<>();

        Search(Documents documents) {
            this.documents = documents;
            this.all = documents.batch(true).documents();
        }

        /** What the ledger refuses before it asks PostgreSQL: a mistake in a mapping may fail every document. */
        void check() {
            for (int i = 0; i < all.size(); i++) {
                try {
                    ledger.check(documents.batch(true).target(), all.get(i));
                } catch (RejectedException trouble) {
                    refuse(i, trouble);
                }
            }
        }

        /**
         * Tries a part of the documents, and its halves where that fails.
         *
         * @param cumulative whether together with the good ones before it: finds what fails only beside another document,
         *     such as a line that is in two of them
         */
        void halve(int from, int to, boolean cumulative) throws SQLException {
            if (from == to) {
                return;
            }
            List<LedgerDocument> part = new ArrayList<>(together);
            part.addAll(all.subList(from, to));
            Exception trouble = tryOut(documents.batch(true), part);
            if (trouble == null) {
                if (cumulative) {
                    together.addAll(all.subList(from, to));
                }
                return;
            }
            if (to - from == 1) {
                refuse(from, trouble);
                return;
            }
            int middle = (from + to) >>> 1;
            halve(from, middle, cumulative);
            halve(middle, to, cumulative);
        }

        private void refuse(int index, Exception trouble) {
            Entry first = documents.goodEntries().get(index).get(0);
            refused.put(first.draft().record().document(), failure(trouble));
        }
    }

    private Exception tryOut(LedgerBatch batch, List<LedgerDocument> some) throws SQLException {
        try (Connection transaction = dataSource.getConnection()) {
            transaction.setAutoCommit(false);
            try {
                ledger.load(
                        transaction,
                        new LedgerBatch(
                                batch.connectionId(),
                                batch.target(),
                                batch.mappingVersion(),
                                some,
                                List.of(),
                                List.of(),
                                batch.fresh()));
                return null;
            } catch (SQLException | RejectedException trouble) {
                if (!concernsData(trouble)) {
                    throw trouble;
                }
                return trouble;
            } finally {
                transaction.rollback();
            }
        }
    }
}
