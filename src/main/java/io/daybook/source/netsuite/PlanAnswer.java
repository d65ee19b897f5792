package io.daybook.source.netsuite;

import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.source.SourceException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * The answer to {@link Statement#count()}.
 *
 * @param records how many there are
 * @param low the smallest document key; 0 where there are no records
 * @param high the greatest document key; 0 where there are no records
 */
record PlanAnswer(long records, long low, long high) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws SourceException.Defect if the body is no such answer */
    static PlanAnswer parse(byte[] body, Faults faults) {
        try {
            JsonNode row = JSON.readTree(body).path("items").path(0);
            if (row.isMissingNode()) {
                throw faults.garbled("NetSuite was asked for a count and gave no answer. It is asked again.");
            }
            long records = number(row, "n");
            return records == 0
                    ? new PlanAnswer(0, 0, 0)
                    : new PlanAnswer(records, number(row, "low"), number(row, "high"));
        } catch (JsonEOFException cutOff) {
            throw faults.endsEarly(cutOff);
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            throw new SourceException.Defect(
                    faults.where()
                            + "NetSuite's count of the records cannot be read. Check that the mapping's document is a"
                            + " number.",
                    e);
        }
    }

    /**
     * The answer to {@link Statement#countDocuments()}.
     *
     * @throws SourceException.Defect if the body is no such answer
     */
    static long documents(byte[] body, Faults faults) {
        AnswerRows answer = AnswerRows.parse(body, faults);
        if (answer.rows().isEmpty()) {
            throw faults.garbled("NetSuite was asked for a count and gave no answer. It is asked again.");
        }
        return answer.rows().get(0).whole("n");
    }

    private static long number(JsonNode row, String name) {
        JsonNode value = row.path(name).isMissingNode() ? row.path(name.toUpperCase(Locale.ROOT)) : row.path(name);
        return new BigDecimal(value.asText()).longValueExact();
    }
}
