package io.daybook.sync;

import java.time.Instant;

/**
 * A document that the mapping leaves out.
 *
 * @param key of the document
 * @param because what of it the mapping leaves out
 * @param tally its records
 * @param pageId page its first record came in
 * @param modified the newest of its records' clocks, UTC, or {@code null}
 */
record IgnoredDocument(long key, String because, Tally tally, long pageId, Instant modified) {}
