package io.daybook.sync;

/**
 * A dataset that is to be synced: the unit of work, whoever does it.
 *
 * @param connectionId whose books
 * @param dataType such as {@code invoices}
 * @param lane how long it may take
 */
public record Due(long connectionId, String dataType, Lane lane) {}
