package io.daybook.source.intacct;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object that a question's records come from: {@code CUSTOMER}, or {@code ARINVOICEITEM of ARINVOICE} for the lines of
 * documents. Fields of the document are then written {@code HEADER.RECORDID}, whichever object it is, so that one question
 * can be asked of several: {@code ARADJUSTMENTITEM of ARADJUSTMENT, ARINVOICEITEM of ARINVOICE}.
 *
 * @param object such as {@code ARINVOICEITEM}
 * @param header such as {@code ARINVOICE}: the object of the documents, and the relation that leads to it
 */
record Part(String object, Optional<String> header) {
    private static final Pattern FORM = Pattern.compile("([A-Z][A-Z0-9_]*)(?:\\s+OF\\s+([A-Z][A-Z0-9_]*))?");
    private static final Pattern PATH = Pattern.compile("[A-Z][A-Z0-9_]*(\\.[A-Z][A-Z0-9_]*)*");
    private static final String HEADER = "HEADER.";

    /**
     * @param from as the mapping writes it
     * @throws IllegalArgumentException if it names no object
     */
    static List<Part> of(String from) {
        List<Part> parts = new ArrayList<>();
        for (String each : from.toUpperCase(Locale.ROOT).split(",")) {
            Matcher matcher = FORM.matcher(each.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("from: '" + each.strip()
                        + "' is no object; write one such as CUSTOMER or ARINVOICEITEM of ARINVOICE");
            }
            parts.add(new Part(matcher.group(1), Optional.ofNullable(matcher.group(2))));
        }
        return parts;
    }

    /** Whether a field, as a mapping writes it, belongs to the document of a line. */
    static boolean ofHeader(String field) {
        return field.strip().toUpperCase(Locale.ROOT).startsWith(HEADER);
    }

    /** The same field as the document's own object has it. */
    static String inHeader(String field) {
        return field.strip().toUpperCase(Locale.ROOT).substring(HEADER.length());
    }

    /**
     * A field as this object has it.
     *
     * @throws IllegalArgumentException if it is no field
     */
    String path(String field) {
        String name = field.strip().toUpperCase(Locale.ROOT);
        if (!PATH.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + field.strip() + "' is no field of Intacct's; write one such as NAME or ITEM.NAME");
        }
        if (!name.startsWith(HEADER)) {
            return name;
        }
        return header.map(relation -> relation + "." + name.substring(HEADER.length()))
                .orElseThrow(() -> new IllegalArgumentException("'" + field.strip()
                        + "' speaks of a header, and 'from' names none; write 'from: " + object + " of …'"));
    }
}
