package io.daybook.sync;

import java.time.Instant;
import java.util.List;

/**
 * A document that the mapping leaves out.
 *
 * @param key of the document
 * @param because what of it the mapping leaves out
 * @param tally its records
 * @param fingerprint of its records as they came, with their clocks
 * @param pages that its records came in
 * @param modified the newest of its records' clocks, UTC, or {@code null}
 */
record IgnoredDocument(long key, String because, Tally tally, byte[] fingerprint, List<Long> pages, Instant modified) {}
