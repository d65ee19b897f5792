package io.daybook.sync;

import io.daybook.mapping.Draft;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.SourceFingerprint;
import io.daybook.mapping.SourceRecord;
import java.util.List;

/**
 * A record with where it came from: the body of the exchange that goes through the steps map, classify and currency.
 *
 * @param mapping what the record is mapped with
 * @param draft the record and what it has become so far
 * @param pageId number of the page it came in, in the page archive
 * @param source fingerprint of the record as it came; {@code null} where it is not certain that the page holds all that is
 *     asked now
 */
public record Entry(Mapping mapping, Draft draft, long pageId, byte[] source) {
    /** That of a document whose every record has one. */
    static byte[] fingerprint(List<Entry> document, SourceFingerprint of) {
        return of.of(records(document), document.stream().map(Entry::source).toList());
    }

    /** The records as they came. */
    static List<SourceRecord> records(List<Entry> entries) {
        return entries.stream().map(entry -> entry.draft().record()).toList();
    }
}
