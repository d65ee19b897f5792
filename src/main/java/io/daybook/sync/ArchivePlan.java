package io.daybook.sync;

import io.daybook.source.Window;
import java.util.List;

/**
 * How the archive of a dataset will be read.
 *
 * @param windows disjoint ranges that together cover every key
 * @param records how many records of living documents there are, for progress
 */
record ArchivePlan(List<Window> windows, long records) {}
