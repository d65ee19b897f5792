package io.daybook.source.intacct;

import io.daybook.mapping.Question;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.PageFormat;
import io.daybook.source.SourceException;
import java.util.List;

/** Intacct's replies as the archive keeps them (Intacct reference 1.3). Thread-safe. */
public final class IntacctPageFormat implements PageFormat {
    /** @throws SourceException.Defect if the body is no whole page */
    @Override
    public List<SourceRecord> records(Question question, byte[] body) {
        Faults faults = new Faults(null, "a page of the archive");
        try {
            return new PageRows(question, faults)
                    .read(Wire.parse(body, faults).results())
                    .records();
        } catch (SourceException.Transient damaged) {
            // of the wire that could pass; of the archive it cannot
            throw new SourceException.Defect(
                    "a page of the archive is damaged. Read its documents from Intacct again.", damaged);
        }
    }
}
