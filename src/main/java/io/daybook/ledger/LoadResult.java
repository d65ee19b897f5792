package io.daybook.ledger;

/**
 * What loading a batch did. A document's records count as loaded if its head or the record's own line was written, else
 * as unchanged; a document older than the ledger's is left alone and its records count as unchanged.
 *
 * @param loaded records written
 * @param unchanged records that cost no write
 * @param superseded how many of the unchanged ones were older than what the ledger has
 * @param tombstoned ledger rows marked deleted: lines that vanished from their document, documents now ignored
 */
public record LoadResult(long loaded, long unchanged, long superseded, long tombstoned) {
    /** Whether anything was written, so that the page must be kept. */
    public boolean wrote() {
        return loaded > 0 || tombstoned > 0;
    }
}
