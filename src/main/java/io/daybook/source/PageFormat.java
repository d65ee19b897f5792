package io.daybook.source;

import io.daybook.mapping.Question;
import io.daybook.mapping.SourceRecord;
import java.util.List;

/** How a platform writes its pages: all that is needed to read one of the archive again. Thread-safe. */
public interface PageFormat {
    /**
     * Reads a page of the archive again, without asking the platform anything.
     *
     * @param question as it was asked then
     * @param body as it came
     * @return its records, in their order
     * @throws SourceException it is no whole page
     */
    List<SourceRecord> records(Question question, byte[] body);
}
