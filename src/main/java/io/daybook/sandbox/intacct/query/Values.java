package io.daybook.sandbox.intacct.query;

import io.daybook.sandbox.intacct.Formatting;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Prints values as a user sees them. Immutable. */
public final class Values {
    private final Formatting formatting;

    public Values(Formatting formatting) {
        this.formatting = formatting;
    }

    /** Empty text for nothing. */
    public String print(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            // a zero of any scale is 0; the platform prints no superfluous decimals
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof LocalDate day) {
            return formatting.print(day);
        }
        return value instanceof LocalDateTime moment ? formatting.print(moment) : value.toString();
    }
}
