package io.daybook.source.netsuite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.daybook.source.SourceException;
import java.io.IOException;
import java.util.Locale;

/**
 * What every answer to a statement has around its items (NetSuite reference 2.2), checked against them. Used for one answer
 * by one thread.
 */
final class Envelope {
    private static final JsonFactory JSON = new JsonFactory();

    private final Faults faults;
    private long read;
    private long count = -1;
    private long total = -1;
    private Boolean more;

    Envelope(Faults faults) {
        this.faults = faults;
    }

    /** Reads one item, of which the parser has just passed the opening brace, up to the closing one. */
    interface Item {
        void read(JsonParser parser) throws IOException;
    }

    /**
     * Reads an answer.
     *
     * @return whether NetSuite has further records
     * @throws SourceException.Transient if the body ends too early
     * @throws SourceException.Defect if it is no JSON, has no items, or counts them otherwise than they are
     */
    boolean read(byte[] body, Item item) {
        if (body.length == 0) {
            throw faults.endsEarly(null);
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
                        items(parser, value, item);
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
            throw faults.endsEarly(cutOff);
        } catch (JsonProcessingException damaged) {
            // half a word at the very end, such as "fal", is a body cut off as well
            if (damaged.getLocation().getByteOffset() >= body.length) {
                throw faults.endsEarly(damaged);
            }
            throw unreadable(damaged);
        } catch (IOException damaged) {
            throw unreadable(damaged);
        }
    }

    private SourceException unreadable(IOException cause) {
        return new SourceException.Defect(
                faults.where()
                        + "the answer is no JSON that can be read. If it happens again, tell NetSuite's support.",
                cause);
    }

    private void items(JsonParser parser, JsonToken start, Item item) throws IOException {
        if (start != JsonToken.START_ARRAY) {
            throw faults.defect("the answer's items are no list.");
        }
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            if (next == null) {
                throw new JsonEOFException(parser, JsonToken.NOT_AVAILABLE, "in items");
            }
            if (next != JsonToken.START_OBJECT) {
                throw faults.defect("an item of the answer is no record.");
            }
            item.read(parser);
            read++;
        }
    }

    private boolean checked(boolean items) {
        if (!items || more == null) {
            throw faults.defect("the answer has no items or does not say whether there are more.");
        }
        if (count >= 0 && count != read) {
            throw faults.defect(
                    "the answer says it has " + count + " items but has " + read + ". Nothing of it is taken.");
        }
        // either witness is enough to go on: one more empty page costs little, a page taken for the last one costs rows
        boolean further = more || total > read;
        if (further && read == 0) {
            throw faults.defect("NetSuite says there are " + (total < 0 ? "further" : total)
                    + " records but gives none. Ask for fewer columns, or check the role.");
        }
        return further;
    }
}
