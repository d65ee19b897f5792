package io.daybook.sync;

import io.daybook.ledger.LedgerBatch;
import io.daybook.ledger.LedgerDocument;
import io.daybook.ledger.LedgerLoader;
import io.daybook.mapping.Draft;
import io.daybook.mapping.RejectedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Finds the documents that PostgreSQL refuses in a batch that failed as a whole, by halving it in transactions that are
 * always rolled back. Thread-safe.
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
        return new Draft.Failure("rejected", "the ledger refuses it: " + refusal.getMessage(), "window", "load");
    }

    /** Document key to why it is refused; empty when no single document is at fault. */
    Map<Long, Draft.Failure> find(Documents documents) throws SQLException {
        Map<Long, Draft.Failure> refused = new HashMap<>();
        halve(documents, 0, documents.batch().documents().size(), refused);
        return refused;
    }

    private void halve(Documents documents, int from, int to, Map<Long, Draft.Failure> refused) throws SQLException {
        if (from == to) {
            return;
        }
        Exception trouble =
                tryOut(documents.batch(), documents.batch().documents().subList(from, to));
        if (trouble == null) {
            return;
        }
        if (to - from == 1) {
            Entry first = documents.goodEntries().get(from).get(0);
            refused.put(first.draft().record().document(), failure(trouble));
            return;
        }
        int middle = (from + to) >>> 1;
        halve(documents, from, middle, refused);
        halve(documents, middle, to, refused);
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
                                List.of()));
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
