package io.daybook.source.netsuite;

import com.fasterxml.jackson.core.JsonParser;
import io.daybook.mapping.SourceRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where each column of an item goes: a field, a key or a clock. Used for one page by one thread. */
final class Columns {
    private static final int UNKNOWN = -1;
    private static final int DOCUMENT = -2;
    private static final int KEY = -3;
    private static final int CLOCK = -4;

    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> names;
    private final boolean grouped;

    private String[] values;
    private long document;
    private long key;
    private boolean hasDocument;
    private boolean hasKey;
    private long modified;

    Columns(AskedQuestion asked) {
        names = asked.question().fieldNames();
        grouped = asked.question().grouped();
        for (int i = 0; i < names.size(); i++) {
            places.put(Statement.FIELD + names.get(i), i);
        }
        places.put(Statement.DOCUMENT, DOCUMENT);
        places.put(Statement.KEY, grouped ? KEY : UNKNOWN);
        for (int clock = 1; clock <= asked.modified().size(); clock++) {
            places.put(Statement.MODIFIED + clock, CLOCK);
        }
    }

    void begin() {
        values = new String[names.size()];
        hasDocument = false;
        hasKey = false;
        modified = Long.MIN_VALUE;
    }

    void value(String name, JsonParser parser, Faults faults) throws IOException {
        int place = place(name);
        switch (place) {
            case UNKNOWN -> {}
            case DOCUMENT -> {
                document = number(name, parser, faults);
                hasDocument = true;
            }
            case KEY -> {
                key = number(name, parser, faults);
                hasKey = true;
            }
            case CLOCK -> modified = Math.max(modified, moment(name, parser, faults));
            default -> values[place] = parser.getText();
        }
    }

    /** An object or a list: {@code links} comes with every item, anything else must not stand where a value is asked. */
    void structure(String name, Faults faults) {
        if (place(name) != UNKNOWN) {
            throw faults.defect("column " + name + " came as an object or a list, not as a value.");
        }
    }

    SourceRecord end(int index, Faults faults) {
        if (!hasDocument || (grouped && !hasKey)) {
            throw faults.defect("record " + index + " of the page has no "
                    + (hasDocument ? "key" : "document key")
                    + ". Check the mapping's document and key: a left join makes them empty.");
        }
        Instant newest = modified == Long.MIN_VALUE ? null : Instant.ofEpochSecond(modified);
        return new SourceRecord(names, values, document, grouped ? key : document, newest);
    }

    private int place(String name) {
        Integer place = places.get(name);
        if (place == null) {
            // the case of names may change with a release (NetSuite reference 2.2)
            place = places.getOrDefault(name.toLowerCase(Locale.ROOT), UNKNOWN);
            places.put(name, place);
        }
        return place;
    }

    private static long number(String name, JsonParser parser, Faults faults) throws IOException {
        try {
            return WireText.number(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } catch (NumberFormatException e) {
            throw faults.defect("column " + name + " is no whole number but '" + shown(parser.getText())
                    + "'. Check the mapping's document and key.");
        }
    }

    private static long moment(String name, JsonParser parser, Faults faults) throws IOException {
        try {
            return WireText.moment(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } catch (NumberFormatException e) {
            throw faults.defect("column " + name + " is no UTC time but '" + shown(parser.getText()) + "'.");
        }
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
