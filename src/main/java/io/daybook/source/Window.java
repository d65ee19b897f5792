package io.daybook.source;

import java.util.OptionalLong;

/**
 * A range of document keys that can be read on its own and resumed on its own: {@code after < key <= upTo}. Windows of a
 * sync are disjoint and together cover every key.
 *
 * @param after keys greater than this one; {@link Long#MIN_VALUE} for the first window
 * @param upTo keys up to and including this one; empty for the last window, which is open-ended
 */
public record Window(long after, OptionalLong upTo) {
    /** Every key. */
    public static Window all() {
        return new Window(Long.MIN_VALUE, OptionalLong.empty());
    }
}
