package io.daybook.ledger;

import io.daybook.mapping.MappedRow;
import io.daybook.mapping.SourceFingerprint;
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
 * @param sources {@linkplain SourceFingerprint fingerprint} of each record as it came, in the order of {@code lines}, or of
 *     the only one; the first is the head's. A row is written when its own differs, and so names the page with the newest
 *     version of its record. Empty where it is not known for certain which page that is: the next reading then writes it.
 * @param source that of the whole document and of how it was mapped: while the ledger has it, the document need not even be
 *     mapped again. {@code null} where {@code sources} is empty.
 */
public record LedgerDocument(
        MappedRow head,
        List<MappedRow> lines,
        Instant modified,
        long headPage,
        long[] linePages,
        List<byte[]> sources,
        byte[] source) {
    /** A document of which only the mapped rows are known. */
    public LedgerDocument(MappedRow head, List<MappedRow> lines, Instant modified, long headPage, long[] linePages) {
        this(head, lines, modified, headPage, linePages, List.of(), null);
    }

    /** Of the record that the line of this number came from, or the head's where 0; {@code null} where unknown. */
    byte[] source(int line) {
        return sources.isEmpty() ? null : sources.get(line);
    }
}
