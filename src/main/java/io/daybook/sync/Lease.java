package io.daybook.sync;

/**
 * The right to sync a dataset, held by one process at a time.
 *
 * @param connectionId whose books
 * @param dataType such as {@code invoices}
 * @param fence grows with each holder; a load under an older fence is refused
 */
record Lease(long connectionId, String dataType, long fence) {}
