package io.daybook.ledger;

import io.daybook.mapping.Target;
import java.util.List;

/**
 * What one page gives the ledger.
 *
 * @param connectionId whose books
 * @param target the tables concerned
 * @param mappingVersion of the mapping that made the rows
 * @param documents to be loaded; each {@code original_id} at most once
 * @param ignoredIds documents that the mapping leaves out: if the ledger has them they are tombstoned
 * @param ignoredBecause reason by ignored id, in the same order
 * @param fresh whether the platform gave this just now to the one who may sync the dataset: then it counts whatever its
 *     clocks show, for a document's newest clock goes back when a payment is taken off it. Otherwise a document older
 *     than the ledger's is left alone.
 */
public record LedgerBatch(
        long connectionId,
        Target target,
        String mappingVersion,
        List<LedgerDocument> documents,
        List<String> ignoredIds,
        List<String> ignoredBecause,
        boolean fresh) {
    /** A batch that is not fresh. */
    public LedgerBatch(
            long connectionId,
            Target target,
            String mappingVersion,
            List<LedgerDocument> documents,
            List<String> ignoredIds,
            List<String> ignoredBecause) {
        this(connectionId, target, mappingVersion, documents, ignoredIds, ignoredBecause, false);
    }
}
