package io.daybook.sync;

import io.daybook.mapping.Mapping;
import java.time.Instant;

/**
 * A dataset that needs nothing but what may be new, as it was when somebody meant to look at it. While its lease's fence stays, nobody
 * has begun anything with it since.
 *
 * @param mapping by which it was read, and still is
 * @param cursor where its next reading would begin, before the overlap; UTC on the platform's clock
 * @param askedAt our own clock when the platform's was asked for that
 * @param syncId the sync that was the last to move the cursor
 * @param fence of its lease, which nobody held
 */
record Glanceable(Mapping mapping, Instant cursor, Instant askedAt, long syncId, long fence) {
    String dataType() {
        return mapping.dataType();
    }
}
