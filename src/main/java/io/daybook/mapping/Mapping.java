package io.daybook.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One compiled mapping file: what to ask of a platform and what a record becomes. Immutable and thread-safe.
 *
 * <p>A record goes through {@link #map}, {@link #classify} and {@link #currency} in this order; each may throw
 * {@link RejectedException}.
 */
public interface Mapping {
    /** {@code netsuite} or {@code intacct}. */
    String platform();

    /** Such as {@code invoices}. */
    String dataType();

    /** Fingerprint of the file's text; kept with every ledger row. */
    String version();

    Question question();

    Target target();

    /** Fills every column but the classified ones and the money's; may {@linkplain Draft#ignore ignore} the document. */
    void map(Draft draft);

    /** Decides the classified columns and notes which rule decided. */
    void classify(Draft draft);

    /** Checks currencies against ISO 4217 and fills amounts, refusing decimals that could not be kept exactly. */
    void currency(Draft draft);

    /**
     * The money of a record as the platform counts it, in the ledger's sign, for counts and control totals; empty where
     * the data type has none or the amount is no number. The currency is the platform's text, {@code "?"} where absent:
     * records that the mapping refuses are counted too.
     */
    Optional<Money> money(SourceRecord record);

    /**
     * The status of a record's document as the platform gives it, by which control totals are counted; empty where the
     * mapping names none or the platform gives none.
     */
    String status(SourceRecord record);

    /**
     * The currency under which control totals count a record, as the platform gives it: {@code "?"} where it gives none,
     * empty where the data type has no money.
     */
    String currencyOf(SourceRecord record);

    /** The ledger column that control totals add up, of the lines where there are any; empty where they only count. */
    Optional<String> controlColumn();

    /**
     * How each value is made of a record, in the order of the ledger's columns, those of the head first.
     *
     * @param record with the {@linkplain Question#fieldNames() fields} of this mapping
     */
    List<Made> explain(SourceRecord record);

    /** @param currency the platform's text; ISO 4217 wherever the mapping accepts the record */
    record Money(String currency, BigDecimal amount) {}
}
