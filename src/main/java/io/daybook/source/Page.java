package io.daybook.source;

import io.daybook.mapping.SourceRecord;
import java.time.Instant;
import java.util.List;

/**
 * One answer of a platform.
 *
 * @param body the answer as it came, decompressed; what the page archive keeps
 * @param mediaType of the body, such as {@code application/json}
 * @param records its rows, ordered by document and key
 * @param last whether the window holds nothing after it
 * @param receivedAt when it came, by our clock, UTC
 * @param archivedIn page of the archive that each record was taken from, in their order; empty where the platform gave the
 *     page just now
 */
public record Page(
        byte[] body,
        String mediaType,
        List<SourceRecord> records,
        boolean last,
        Instant receivedAt,
        List<Long> archivedIn) {
    /** A page that the platform gave just now. */
    public Page(byte[] body, String mediaType, List<SourceRecord> records, boolean last, Instant receivedAt) {
        this(body, mediaType, records, last, receivedAt, List.of());
    }

    /** Records that were put together from the page archive. */
    public static Page ofArchive(List<SourceRecord> records, List<Long> archivedIn, boolean last, Instant at) {
        return new Page(new byte[0], "", records, last, at, archivedIn);
    }
}
