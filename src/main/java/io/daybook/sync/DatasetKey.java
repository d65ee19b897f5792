package io.daybook.sync;

/**
 * Which dataset, read by which mapping.
 *
 * @param connectionId whose books
 * @param dataType such as {@code invoices}
 * @param mappingVersion of the mapping its records go through
 */
record DatasetKey(long connectionId, String dataType, String mappingVersion) {}
