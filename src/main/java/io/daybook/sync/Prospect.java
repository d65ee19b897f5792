package io.daybook.sync;

/**
 * What lies before a sync.
 *
 * @param everything whether all documents are read, from the platform or from the archive, and records are counted;
 *     otherwise only documents that have changed are, and documents are counted: nobody knows their records before they are
 *     read
 * @param expected records or documents to be read, over all runs of the same sync; a little more or less may come
 * @param before how many of them earlier runs of the same sync have dealt with
 */
public record Prospect(boolean everything, long expected, long before) {}
