package io.daybook.source.netsuite;

import io.daybook.mapping.Question;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.PageFormat;
import io.daybook.source.SourceException;
import java.util.List;

/** NetSuite's answers as the archive keeps them (NetSuite reference 2.2). Thread-safe. */
public final class NetSuitePageFormat implements PageFormat {
    /** @throws SourceException.Defect if the body is no whole page */
    @Override
    public List<SourceRecord> records(Question question, byte[] body) {
        Faults faults = new Faults(null, "a page of the archive");
        Columns columns = new Columns(new AskedQuestion(question, Dropped.NOTHING));
        try {
            return new PageReader(columns, PageReader.Order.ANY, faults)
                    .read(body)
                    .records();
        } catch (SourceException.Transient cutOff) {
            // of the wire that could pass; of the archive it cannot
            throw new SourceException.Defect(
                    "a page of the archive ends in the middle. Read its documents from NetSuite again.", cutOff);
        }
    }
}
