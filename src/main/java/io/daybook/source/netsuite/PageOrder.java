package io.daybook.source.netsuite;

import io.daybook.mapping.SourceRecord;
import io.daybook.source.Position;
import io.daybook.source.RecordOrder;
import io.daybook.source.SourceException;
import io.daybook.source.Window;

/** Refuses a page whose records are out of order: some of them would be missing (NetSuite reference 2.3). */
final class PageOrder implements PageReader.Order {
    private final RecordOrder order;

    PageOrder(Window window, Position position) {
        this.order = new RecordOrder(window, position);
    }

    /** @throws SourceException.Defect if the record may not come next */
    @Override
    public void next(SourceRecord row, Faults faults) {
        order.next(row).ifPresent(wrong -> {
            throw faults.defect(wrong);
        });
    }
}
