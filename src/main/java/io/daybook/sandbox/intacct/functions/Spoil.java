package io.daybook.sandbox.intacct.functions;

/** What a fault does inside an answer that is otherwise good. */
public enum Spoil {
    NOTHING,
    /** Every function fails as if the server had trouble. */
    FAIL,
    /** Queries find nothing. */
    EMPTY
}
