package io.daybook.sandbox.netsuite.suiteql;

import java.util.List;
import java.util.Map;

/**
 * A page of a result.
 *
 * @param items column to text, nulls left out
 * @param totalResults of the whole statement
 */
record ResultPage(List<Map<String, String>> items, long totalResults) {}
