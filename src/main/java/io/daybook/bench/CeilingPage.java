package io.daybook.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A page as the two texts that are copied into the ledger's tables.
 *
 * @param rows how many lines
 * @param more whether another page follows
 * @param lastDocument key of the last line's document
 * @param lastKey key of the last line
 */
record CeilingPage(byte[] heads, byte[] lines, int rows, boolean more, String lastDocument, String lastKey) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Streams through an answer once. */
    static CeilingPage parse(byte[] body, long connectionId) throws IOException {
        StringBuilder heads = new StringBuilder(body.length / 6);
        StringBuilder lines = new StringBuilder(body.length / 2);
        Map<String, String> row = new HashMap<>(64);
        String document = "";
        String key = "";
        int rows = 0;
        boolean more = false;
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (name.equals("hasMore")) {
                    more = parser.getBooleanValue();
                } else if (name.equals("items")) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        read(parser, row);
                        if (!document.equals(row.get("daybook_document"))) {
                            document = row.get("daybook_document");
                            head(row, connectionId, heads);
                        }
                        key = row.get("daybook_key");
                        line(row, connectionId, lines);
                        rows++;
                    }
                } else if (value.isStructStart()) {
                    parser.skipChildren();
                }
            }
        }
        return new CeilingPage(
                heads.toString().getBytes(StandardCharsets.UTF_8),
                lines.toString().getBytes(StandardCharsets.UTF_8),
                rows,
                more,
                document,
                key);
    }

    private static void read(JsonParser parser, Map<String, String> row) throws IOException {
        row.clear();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (parser.nextToken().isStructStart()) {
                parser.skipChildren();
            } else {
                row.put(name, parser.getText());
            }
        }
    }

    /** Columns as in {@link CeilingTables#HEADS}. */
    private static void head(Map<String, String> row, long connectionId, StringBuilder out) {
        String state =
                switch (row.get("f_status")) {
                    case "A" -> "open";
                    case "B" -> "paid";
                    default -> "pending";
                };
        out.append(connectionId);
        text(out, row.get("daybook_document"));
        text(out, row.get("f_invoice_number"));
        text(out, row.get("f_entity"));
        date(out, row.get("f_trandate"));
        date(out, row.get("f_duedate"));
        text(out, state);
        text(out, row.get("f_status"));
        text(out, row.get("f_symbol"));
        text(out, row.get("f_header_memo"));
        text(out, row.get("daybook_modified_1"));
        out.append('\n');
    }

    /** Columns as in {@link CeilingTables#LINES}. */
    private static void line(Map<String, String> row, long connectionId, StringBuilder out) {
        String category = row.get("f_category");
        boolean subscription = ("Subscription".equals(category) || "SaaS".equals(category))
                && row.get("f_period_start") != null
                && row.get("f_period_end") != null;
        out.append(connectionId);
        text(out, row.get("daybook_key"));
        text(out, row.get("daybook_document"));
        text(out, row.get("f_line_number"));
        text(out, row.get("f_item"));
        text(out, row.get("f_memo"));
        inverted(out, row.get("f_netamount"));
        text(out, row.get("f_subsidiary_symbol"));
        inverted(out, row.get("f_foreignamount"));
        text(out, row.get("f_symbol"));
        date(out, row.get("f_period_start"));
        date(out, row.get("f_period_end"));
        text(out, subscription ? "subscription" : "one_off");
        text(out, category);
        text(out, row.get("daybook_modified_1"));
        out.append('\n');
    }

    private static void text(StringBuilder out, String value) {
        out.append('\t');
        if (value == null) {
            out.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }

    private static void date(StringBuilder out, String slashes) {
        text(
                out,
                slashes == null
                        ? null
                        : slashes.substring(6) + "-" + slashes.substring(3, 5) + "-" + slashes.substring(0, 2));
    }

    private static void inverted(StringBuilder out, String amount) {
        text(out, amount.startsWith("-") ? amount.substring(1) : "-" + amount);
    }
}
