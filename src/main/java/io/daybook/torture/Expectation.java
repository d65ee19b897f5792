package io.daybook.torture;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the ledger must hold at a quiet moment.
 *
 * @param living table to original id to column to value ({@code String}, {@code BigDecimal}, {@code LocalDate}, {@code
 *     Boolean}, {@code null} or a {@link Loosely})
 * @param refused data type to the keys of the documents that no mapping can accept: each has an open dead letter
 * @param ignored data type to the number of documents that are left out on purpose
 */
record Expectation(
        Map<String, Map<String, Map<String, Object>>> living,
        Map<String, Set<String>> refused,
        Map<String, Long> ignored) {

    /** A value of which only a part can be foretold without repeating the code that is tried. */
    sealed interface Loosely {
        boolean accepts(Object found);

        /** A text in which all of these occur. */
        record Mentioning(List<String> parts) implements Loosely {
            @Override
            public boolean accepts(Object found) {
                return found instanceof String text && parts.stream().allMatch(text::contains);
            }

            @Override
            public String toString() {
                return "a text with " + parts;
            }
        }

        /** This value, or none where the mapping does not bring it along. */
        record IfThere(String value) implements Loosely {
            @Override
            public boolean accepts(Object found) {
                return found == null || found.equals(value);
            }

            @Override
            public String toString() {
                return value;
            }
        }
    }
}
