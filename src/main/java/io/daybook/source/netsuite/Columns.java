package io.daybook.source.netsuite;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
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

    private final Map<String, Column> columns = new HashMap<>();
    private final List<String> names;
    private final boolean grouped;

    private final Column beforeTheFirst = new Column("", UNKNOWN);

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
            add(Statement.FIELD + names.get(i), i);
        }
        add(Statement.DOCUMENT, DOCUMENT);
        add(Statement.KEY, grouped ? KEY : UNKNOWN);
        for (int clock = 1; clock <= asked.modified().size(); clock++) {
            add(Statement.MODIFIED + clock, CLOCK);
        }
    }

    private Column add(String name, int place) {
        Column column = new Column(name, place);
        columns.put(name, column);
        return column;
    }

    /** A column as it is called in the page. */
    private static final class Column {
        private final String name;
        private final SerializedString inPage;
        private final int place;
        /** The one that came after it the last time, and so most likely will again: comparing costs less than reading a name. */
        private Column next;
        /** Its value in the record before: a document's head comes again with each of its lines, and is then the same text. */
        private String latest = "";

        Column(String name, int place) {
            this.name = name;
            this.inPage = new SerializedString(name);
            this.place = place;
        }

        String text(JsonParser parser) throws IOException {
            if (!same(latest, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength())) {
                latest = parser.getText();
            }
            return latest;
        }

        /** From behind, where numbers and names that are alike differ. */
        private static boolean same(String text, char[] characters, int offset, int length) {
            if (text.length() != length) {
                return false;
            }
            for (int i = length - 1; i >= 0; i--) {
                if (text.charAt(i) != characters[offset + i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Reads one item, of which the parser has just passed the opening brace, up to the closing one.
     *
     * @param index its place in the page
     */
    SourceRecord read(JsonParser parser, int index, Faults faults) throws IOException {
        values = new String[names.size()];
        hasDocument = false;
        hasKey = false;
        modified = Long.MIN_VALUE;
        Column before = beforeTheFirst;
        for (Column column = next(parser, before); column != null; column = next(parser, before)) {
            before = column;
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                structure(column, faults);
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                value(column, parser, faults);
            }
        }
        return end(index, faults);
    }

    private Column next(JsonParser parser, Column before) throws IOException {
        if (before.next == null) {
            parser.nextFieldName();
        } else if (parser.nextFieldName(before.next.inPage)) {
            return before.next;
        }
        if (parser.currentToken() != JsonToken.FIELD_NAME) {
            return null;
        }
        before.next = column(parser.currentName());
        return before.next;
    }

    private void value(Column column, JsonParser parser, Faults faults) throws IOException {
        switch (column.place) {
            case UNKNOWN -> {}
            case DOCUMENT -> {
                document = number(column.name, parser, faults);
                hasDocument = true;
            }
            case KEY -> {
                key = number(column.name, parser, faults);
                hasKey = true;
            }
            case CLOCK -> modified = Math.max(modified, moment(column.name, parser, faults));
            default -> values[column.place] = column.text(parser);
        }
    }

    /** An object or a list: {@code links} comes with every item, anything else must not stand where a value is asked. */
    private static void structure(Column column, Faults faults) {
        if (column.place != UNKNOWN) {
            throw faults.defect("column " + column.name + " came as an object or a list, not as a value.");
        }
    }

    private SourceRecord end(int index, Faults faults) {
        if (!hasDocument || (grouped && !hasKey)) {
            throw faults.defect("record " + index + " of the page has no "
                    + (hasDocument ? "key" : "document key")
                    + ". Check the mapping's document and key: a left join makes them empty.");
        }
        Instant newest = modified == Long.MIN_VALUE ? null : Instant.ofEpochSecond(modified);
        return new SourceRecord(names, values, document, grouped ? key : document, newest);
    }

    private Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            // the case of names may change with a release (NetSuite reference 2.2)
            Column asAsked = columns.get(name.toLowerCase(Locale.ROOT));
            column = add(name, asAsked == null ? UNKNOWN : asAsked.place);
        }
        return column;
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
