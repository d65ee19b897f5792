package io.daybook.lineage;

import io.daybook.connection.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where what is known of a document came from.
 *
 * @param connection whose books
 * @param dataType such as {@code invoices}
 * @param document key of the document at the platform
 * @param head its ledger row; empty where it never had one
 * @param lines its lines' rows, tombstoned ones included; empty where the data type has none
 * @param elsewhere what else is known of it, in sentences: that its newest version is a dead letter, that the mapping leaves it
 *     out, that it is to be read again
 */
public record Trace(
        Connection connection,
        String dataType,
        String document,
        Optional<Row> head,
        List<Row> lines,
        List<String> elsewhere) {

    /**
     * A ledger row.
     *
     * @param table such as {@code invoice_line}
     * @param mappingVersion of the mapping that made it
     * @param values its columns in their order, then its further fields
     * @param modified the platform's clock of its document's version, UTC
     * @param loadedAt when it was last written, UTC
     * @param deletedAt when it stopped to count, UTC; empty while it lives
     * @param page the page it came in
     * @param record field to value as they came, without the absent ones; empty where the page cannot tell
     * @param trouble why something of this cannot be shown, in a sentence
     */
    public record Row(
            String table,
            String originalId,
            String mappingVersion,
            List<Value> values,
            Optional<Instant> modified,
            Instant loadedAt,
            Optional<Instant> deletedAt,
            Optional<String> deletedBecause,
            Page page,
            Map<String, String> record,
            Optional<String> trouble) {}

    /**
     * A value of a row.
     *
     * @param value as PostgreSQL prints it, or {@code null}
     * @param line of the mapping file that fills the column, from 1; 0 where none does or it is not known
     * @param how the value was made; empty where no line fills the column or it is not known
     * @param pageGives what the page's record gives under the same mapping, where that is something else: somebody changed the
     *     ledger by hand
     */
    public record Value(String column, String value, int line, String how, Optional<String> pageGives) {}

    /**
     * A page of the archive.
     *
     * @param syncId the sync that read it; 0 where the page is gone
     * @param receivedAt when it came, by our clock, UTC; empty where the page is gone
     */
    public record Page(long id, long syncId, Optional<Instant> receivedAt, String mediaType) {
        static Page gone(long id) {
            return new Page(id, 0, Optional.empty(), "");
        }
    }
}
