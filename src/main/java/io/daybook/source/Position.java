package io.daybook.source;

import java.util.OptionalLong;

/**
 * How far a window has been read: everything up to {@code document}, and where {@code key} is given, of the document after
 * it nothing but the records up to {@code key}. Pages follow on without a gap or an overlap:
 * {@code document > d} or, inside a document, {@code document >= d AND (document > d OR key > k)}.
 *
 * @param document key of a document
 * @param key key of the last record read of exactly that document, which may have more; empty when it is complete
 */
public record Position(long document, OptionalLong key) {
    /** After the whole of a document. */
    public static Position afterDocument(long document) {
        return new Position(document, OptionalLong.empty());
    }

    /** After a record, in the middle of its document. */
    public static Position afterRecord(long document, long key) {
        return new Position(document, OptionalLong.of(key));
    }
}
