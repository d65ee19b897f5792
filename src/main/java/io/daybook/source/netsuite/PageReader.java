package io.daybook.source.netsuite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the answer of a page's statement straight from its bytes (NetSuite reference 2.2): absent columns are null, columns
 * are found by name in whatever order and case. Used for one page by one thread.
 */
final class PageReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final Columns columns;
    private final PageOrder order;
    private final Faults faults;
    private final List<SourceRecord> records = new ArrayList<>(1000);
    private long count = -1;
    private long total = -1;
    private Boolean more;

    PageReader(Columns columns, PageOrder order, Faults faults) {
        this.columns = columns;
        this.order = order;
        this.faults = faults;
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
        if (body.length == 0) {
            throw endsEarly(null);
        }
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw faults.defect("the answer is no JSON object.");
            }
            boolean items = false;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "items" -> {
                        items(parser, value);
                        items = true;
                    }
                    case "count" -> count = parser.getValueAsLong(-1);
                    case "totalresults" -> total = parser.getValueAsLong(-1);
                    case "hasmore" -> more = parser.getValueAsBoolean();
                    default -> parser.skipChildren();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw faults.defect("the answer is damaged.");
            }
            return checked(items);
        } catch (JsonEOFException cutOff) {
            throw endsEarly(cutOff);
        } catch (JsonProcessingException damaged) {
            // half a word at the very end, such as "fal", is a body cut off as well
            if (damaged.getLocation().getByteOffset() >= body.length) {
                throw endsEarly(damaged);
            }
            throw unreadable(damaged);
        } catch (IOException damaged) {
            throw unreadable(damaged);
        }
    }

    private SourceException endsEarly(IOException cause) {
        return new SourceException.Transient(
                faults.where() + "the answer ends in the middle. It is tried again.", cause);
    }

    private SourceException unreadable(IOException cause) {
        return new SourceException.Defect(
                faults.where()
                        + "the answer is no JSON that can be read. If it happens again, tell NetSuite's support.",
                cause);
    }

    private void items(JsonParser parser, JsonToken start) throws IOException {
        if (start != JsonToken.START_ARRAY) {
            throw faults.defect("the answer's items are no list.");
        }
        for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
            if (item == null) {
                throw new JsonEOFException(parser, JsonToken.NOT_AVAILABLE, "in items");
            }
            if (item != JsonToken.START_OBJECT) {
                throw faults.defect("an item of the answer is no record.");
            }
            record(parser);
        }
    }

    private void record(JsonParser parser) throws IOException {
        columns.begin();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                continue;
            }
            if (token.isStructStart()) {
                columns.structure(name, faults);
                parser.skipChildren();
            } else {
                columns.value(name, parser, faults);
            }
        }
        SourceRecord row = columns.end(records.size(), faults);
        order.next(row, faults);
        records.add(row);
    }

    private Rows checked(boolean items) {
        if (!items || more == null) {
            throw faults.defect("the answer has no items or does not say whether there are more.");
        }
        if (count >= 0 && count != records.size()) {
            throw faults.defect("the answer says it has " + count + " items but has " + records.size()
                    + ". Nothing of it is taken.");
        }
        // either witness is enough to go on: one more empty page costs little, a page taken for the last one costs rows
        boolean further = more || total > records.size();
        if (further && records.isEmpty()) {
            throw faults.defect("NetSuite says there are " + (total < 0 ? "further" : total)
                    + " records but gives none. Ask for fewer columns, or check the role.");
        }
        return new Rows(List.copyOf(records), further);
    }
}
