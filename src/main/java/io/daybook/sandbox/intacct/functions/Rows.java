package io.daybook.sandbox.intacct.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.intacct.query.Page;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes rows as elements, or without any envelope as CSV or JSON, where every value is text (Intacct reference 3.1). */
final class Rows {
    private Rows() {}

    /** Each row an element of that name. */
    static void write(XmlWriter xml, String element, Page page) {
        for (List<String> row : page.rows()) {
            xml.open(element);
            writeFields(xml, page.elements(), row);
            xml.close(element);
        }
    }

    static void writeFields(XmlWriter xml, List<String> elements, List<String> row) {
        for (int i = 0; i < elements.size(); i++) {
            xml.text(elements.get(i), row.get(i));
        }
    }

    /** The answer without an envelope; empty where XML is asked for. */
    static Optional<Response> raw(Optional<String> format, Page page) {
        return switch (format.map(text -> text.toLowerCase(Locale.ROOT)).orElse("xml")) {
            case "xml" -> Optional.empty();
            case "csv" -> Optional.of(Response.text(200, "text/csv", csv(page)));
            case "json" -> Optional.of(Response.of(200, "application/json", json(page)));
            default -> throw IntacctError.validation("Illegal format '" + format.orElse("") + "' for the returnformat");
        };
    }

    private static String csv(Page page) {
        StringBuilder text = new StringBuilder(line(page.elements()));
        page.rows().forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static byte[] json(Page page) {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode rows = mapper.createArrayNode();
        for (List<String> row : page.rows()) {
            ObjectNode object = rows.addObject();
            for (int i = 0; i < row.size(); i++) {
                object.put(page.elements().get(i), row.get(i));
            }
        }
        try {
            return mapper.writeValueAsString(rows).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written", e);
        }
    }
}
