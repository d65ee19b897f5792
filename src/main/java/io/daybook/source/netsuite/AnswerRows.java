package io.daybook.source.netsuite;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A small answer, whose rows are looked at by the names of their columns.
 *
 * @param rows in the order they came
 * @param more whether NetSuite has further rows
 */
record AnswerRows(List<Row> rows, boolean more) {

    /** @throws io.daybook.source.SourceException if the body is no whole answer */
    static AnswerRows parse(byte[] body, Faults faults) {
        List<Row> rows = new ArrayList<>();
        boolean more = new Envelope(faults).read(body, parser -> rows.add(row(parser, faults)));
        return new AnswerRows(List.copyOf(rows), more);
    }

    private static Row row(JsonParser parser, Faults faults) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                // the case of names may change with a release (NetSuite reference 2.2)
                values.put(name.toLowerCase(Locale.ROOT), parser.getText());
            }
        }
        return new Row(values, faults);
    }

    /** @param values by column in lower case; absent where NetSuite gave none */
    record Row(Map<String, String> values, Faults faults) {
        /** The column's text; an empty one is an absent one, as everywhere in Oracle. */
        Optional<String> text(String column) {
            return Optional.ofNullable(values.get(column)).filter(text -> !text.isEmpty());
        }

        /** @throws io.daybook.source.SourceException.Defect if the column has no whole number */
        long whole(String column) {
            try {
                return new BigDecimal(text(column).orElse("")).longValueExact();
            } catch (ArithmeticException e) {
                throw noNumber(column);
            } catch (NumberFormatException e) {
                throw noNumber(column);
            }
        }

        /**
         * Exactly the number, zero where there is none: a sum over nothing is null. NetSuite may write it as {@code .5} or
         * {@code 1E+3}.
         *
         * @throws io.daybook.source.SourceException.Defect if the column has something else
         */
        BigDecimal number(String column) {
            String text = text(column).orElse("0");
            try {
                BigDecimal number = new BigDecimal(text);
                if (Math.abs((long) number.scale()) > 100 || number.precision() > 100) {
                    throw noNumber(column);
                }
                return number.scale() < 0 ? number.setScale(0) : number;
            } catch (NumberFormatException e) {
                throw noNumber(column);
            }
        }

        private RuntimeException noNumber(String column) {
            String found = text(column).orElse("absent");
            return faults.defect("column " + column + " of the answer is no number but '"
                    + (found.length() > 40 ? found.substring(0, 40) + "…" : found)
                    + "'. Check the mapping's document, key and control.");
        }
    }
}
