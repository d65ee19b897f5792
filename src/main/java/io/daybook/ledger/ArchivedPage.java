package io.daybook.ledger;

import java.time.Instant;

/**
 * A page of a platform as it came.
 *
 * @param id from {@link PageArchive#nextId}; ledger rows and dead letters name it
 * @param connectionId whose books
 * @param dataType such as {@code invoices}
 * @param syncId the sync that read it
 * @param mappingVersion of the mapping that asked for it
 * @param records how many rows it has
 * @param receivedAt when it came, by our clock, UTC
 * @param mediaType of the body, such as {@code application/json}
 * @param body as it came, decompressed
 */
public record ArchivedPage(
        long id,
        long connectionId,
        String dataType,
        long syncId,
        String mappingVersion,
        int records,
        Instant receivedAt,
        String mediaType,
        byte[] body) {
    @Override
    public String toString() {
        return "page " + id + " (connection " + connectionId + " " + dataType + ", " + records + " records)";
    }
}
