package io.daybook.sync;

import io.daybook.mapping.Draft;
import io.daybook.mapping.SourceRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A document that was set aside whole because one of its records was refused.
 *
 * @param connectionId whose books
 * @param dataType such as {@code invoices}
 * @param mappingVersion of the mapping that refused it
 * @param documentKey key of the document
 * @param recordKey key of the first record that was refused; {@code null} where none was
 * @param failure why
 * @param records all of its records as they came
 * @param money currency to sum over its records
 * @param tally its records, as control totals count them
 * @param pageId page its first record came in, or {@code null}
 * @param modified the newest of its records' clocks, UTC, or {@code null}
 */
public record FailedDocument(
        long connectionId,
        String dataType,
        String mappingVersion,
        String documentKey,
        String recordKey,
        Draft.Failure failure,
        List<SourceRecord> records,
        Map<String, BigDecimal> money,
        Tally tally,
        Long pageId,
        Instant modified) {}
