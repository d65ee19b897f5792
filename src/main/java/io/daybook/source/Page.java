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
 */
public record Page(byte[] body, String mediaType, List<SourceRecord> records, boolean last, Instant receivedAt) {}
