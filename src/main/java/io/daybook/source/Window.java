package io.daybook.source;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * A part of a dataset that can be read on its own and resumed on its own: the documents with {@code after < key <= upTo},
 * or of those only the ones listed. Windows of a full reading are disjoint ranges that together cover every key.
 *
 * @param after keys greater than this one; {@link Long#MIN_VALUE} for the first window
 * @param upTo keys up to and including this one; empty for the last window, which is open-ended
 * @param documents the only documents to be read, ascending, all of them inside the range; empty for all of the range
 */
public record Window(long after, OptionalLong upTo, List<Long> documents) {
    /** How many documents a window lists at most: half of what NetSuite takes in one IN (reference 2.4). */
    public static final int MOST_DOCUMENTS = 500;

    public Window {
        documents = List.copyOf(documents);
    }

    /** A range of keys. */
    public Window(long after, OptionalLong upTo) {
        this(after, upTo, List.of());
    }

    /** Every key. */
    public static Window all() {
        return new Window(Long.MIN_VALUE, OptionalLong.empty());
    }

    /**
     * Some documents, in as few windows as may be.
     *
     * @param keys in any order, at least one
     */
    public static List<Window> of(Iterable<Long> keys) {
        TreeSet<Long> sorted = new TreeSet<>();
        keys.forEach(sorted::add);
        List<Long> all = List.copyOf(sorted);
        List<Window> windows = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_DOCUMENTS) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + MOST_DOCUMENTS));
            windows.add(new Window(some.get(0) - 1, OptionalLong.of(some.get(some.size() - 1)), some));
        }
        return windows;
    }

    /** Whether only listed documents are to be read. */
    public boolean listed() {
        return !documents.isEmpty();
    }
}
