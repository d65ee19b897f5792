package io.daybook.ledger;

import io.daybook.mapping.MappedRow;
import io.daybook.mapping.RejectedException;
import io.daybook.mapping.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * A document as it would be written.
 *
 * @param head its own row
 * @param lines its lines' rows; empty where the data type has none
 */
record DocumentRows(IncomingRow head, List<IncomingRow> lines) {
    String id() {
        return head.id();
    }

    /** How many of the platform's records it was made of: one a line, or one where there are no lines. */
    long records(Target target) {
        return target.lines().isPresent() ? lines.size() : 1;
    }

    /**
     * Checks and fingerprints a document.
     *
     * @throws RejectedException when the ledger cannot hold it; the message says what and why
     */
    static DocumentRows of(Target target, LedgerDocument document, ContentHash hash) {
        Instant modified = Storable.moment(document.modified());
        Storable headTable = new Storable(target.head());
        Object[] values = headTable.values(document.head());
        SortedMap<String, String> custom = headTable.custom(document.head().custom());
        IncomingRow head = new IncomingRow(
                values,
                custom,
                null,
                modified,
                hash.of(values, custom, modified, document.source(0)),
                document.source(),
                document.headPage());
        List<IncomingRow> lines = target.lines()
                .map(table -> lines(new Storable(table), head, document, hash))
                .orElse(List.of());
        return new DocumentRows(head, lines);
    }

    private static List<IncomingRow> lines(
            Storable table, IncomingRow head, LedgerDocument document, ContentHash hash) {
        if (document.lines().size() != document.linePages().length) {
            throw new IllegalArgumentException("document " + head.id() + ": "
                    + document.lines().size() + " lines, " + document.linePages().length + " pages of lines");
        }
        List<IncomingRow> lines = new ArrayList<>(document.lines().size());
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < document.lines().size(); i++) {
            MappedRow line = document.lines().get(i);
            Object[] values = table.values(line);
            SortedMap<String, String> custom = table.custom(line.custom());
            if (!ids.add(line.originalId())) {
                throw new RejectedException(
                        "document " + head.id() + " has two lines with original_id " + line.originalId());
            }
            lines.add(new IncomingRow(
                    values,
                    custom,
                    head.id(),
                    head.modified(),
                    hash.of(values, custom, head.id(), document.source(i)),
                    null,
                    document.linePages()[i]));
        }
        return lines;
    }
}
