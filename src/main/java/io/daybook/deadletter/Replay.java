package io.daybook.deadletter;

import io.daybook.mapping.Mapping;
import io.daybook.sync.Entry;
import java.util.List;

/**
 * A letter on its way through the record route again.
 *
 * @param letter what is replayed
 * @param mapping the present mapping of its data type
 * @param entries its records; empty where the letter stands for a whole sync
 */
public record Replay(DeadLetter letter, Mapping mapping, List<Entry> entries) {
    /** Whether the whole dataset is to be synced in place of single records. */
    public boolean wholeDataset() {
        return letter.wholeDataset();
    }

    public long connectionId() {
        return letter.connectionId();
    }

    public String dataType() {
        return letter.dataType();
    }
}
