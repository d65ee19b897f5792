package io.daybook.source.intacct;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as the gateway prints them. */
final class WireNumber {
    private static final int MOST_DIGITS = 100;

    private WireNumber() {}

    /** An INTEGER has been seen with decimals, such as {@code 3.0} (Intacct reference 3.4). */
    static Optional<Long> whole(String text) {
        return parse(text).flatMap(number -> {
            try {
                return Optional.of(number.longValueExact());
            } catch (ArithmeticException e) {
                return Optional.empty();
            }
        });
    }

    /** Exactly the number; zero where there is none, because a sum over nothing is null. */
    static Optional<BigDecimal> exact(String text) {
        return text.isEmpty()
                ? Optional.of(BigDecimal.ZERO)
                : parse(text).map(number -> number.scale() < 0 ? number.setScale(0) : number);
    }

    /** Never one whose plain form would fill the memory, such as {@code 1E999999999}. */
    private static Optional<BigDecimal> parse(String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            boolean sane = Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
            return sane ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
