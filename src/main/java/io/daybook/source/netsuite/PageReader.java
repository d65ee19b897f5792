package io.daybook.source.netsuite;

import com.fasterxml.jackson.core.JsonParser;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the answer of a page's statement straight from its bytes (NetSuite reference 2.2): absent columns are null, columns
 * are found by name in whatever order and case. Used for one page by one thread.
 */
final class PageReader {
    private final Columns columns;
    private final Order order;
    private final Faults faults;
    private final List<SourceRecord> records = new ArrayList<>(1000);

    PageReader(Columns columns, Order order, Faults faults) {
        this.columns = columns;
        this.order = order;
        this.faults = faults;
    }

    /** What is demanded of the order of records. */
    interface Order {
        /** Of a page that was taken before, nothing. */
        Order ANY = (row, faults) -> {};

        /** @throws SourceException if the record may not come next */
        void next(SourceRecord row, Faults faults);
    }

    /**
     * @param records ordered by document and key
     * @param more whether NetSuite has further records
     */
    record Rows(List<SourceRecord> records, boolean more) {}

    /**
     * @throws SourceException.Transient if the body ends too early
     * @throws SourceException.Defect if it is not what was asked for: no JSON, out of order, outside the window, a count
     *     that is not its number of items
     */
    Rows read(byte[] body) {
        boolean more = new Envelope(faults).read(body, this::record);
        return new Rows(List.copyOf(records), more);
    }

    private void record(JsonParser parser) throws IOException {
        SourceRecord row = columns.read(parser, records.size(), faults);
        order.next(row, faults);
        records.add(row);
    }
}
