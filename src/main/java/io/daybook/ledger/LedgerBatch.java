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
 */
public record LedgerBatch(
        long connectionId,
        Target target,
        String mappingVersion,
        List<LedgerDocument> documents,
        List<String> ignoredIds,
        List<String> ignoredBecause) {}
