package io.daybook.ledger;

import io.daybook.mapping.MappedRow;
import java.time.Instant;
import java.util.List;

/**
 * A document ready to be loaded, whole: the lines given replace those stored.
 *
 * @param head its row in the data type's head table
 * @param lines its rows in the lines table, as many as the document has; empty where the data type has none
 * @param modified the newest clock of all its records, UTC; {@code null} where the platform gave none
 * @param headPage page the head's record came in
 * @param linePages page each line's record came in, in the order of {@code lines}
 */
public record LedgerDocument(
        MappedRow head, List<MappedRow> lines, Instant modified, long headPage, long[] linePages) {}
