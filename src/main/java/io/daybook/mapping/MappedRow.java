package io.daybook.mapping;

import java.util.Map;

/**
 * One row on its way into a ledger table.
 *
 * @param values by {@link Target.Table#columns()}: {@code String}, {@code LocalDate}, {@code Instant},
 *     {@code BigDecimal}, {@code Boolean} or {@code null}. Not to be changed.
 * @param custom mapped custom fields, name to value; empty where there are none
 */
public record MappedRow(Object[] values, Map<String, String> custom) {
    /** The platform's id of the row, {@code original_id}. */
    public String originalId() {
        return (String) values[0];
    }
}
