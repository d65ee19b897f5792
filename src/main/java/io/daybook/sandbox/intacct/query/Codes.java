package io.daybook.sandbox.intacct.query;

import io.daybook.sandbox.intacct.catalog.ObjectType;
import java.util.Map;

/** Database codes of enumerations, which {@code readByQuery} compares and {@code query} does not know (Intacct reference 3.2, 4.5). */
final class Codes {
    private static final Map<String, String> STATUS = Map.of("T", "active", "F", "inactive", "P", "active non-posting");
    private static final Map<String, String> ACCESS = Map.of(
            "Access",
            "A",
            "Modify",
            "M",
            "Create",
            "C",
            "Delete",
            "D",
            "Workflow",
            "W",
            "Activity",
            "T",
            "User action",
            "U");
    /** A label that no record has. */
    private static final String NOBODY = "\uFFFF";

    private Codes() {}

    /** The field that holds the code of another, or that field itself. */
    static String field(ObjectType object, String field) {
        return field.equals("STATE") && object.fields().containsKey("RAWSTATE") ? "RAWSTATE" : field;
    }

    /** The label that a code stands for; text for anything that has no codes. */
    static String label(ObjectType object, String field, String code) {
        if (field.equals("STATUS")) {
            return STATUS.getOrDefault(code, NOBODY);
        }
        return object.name().equals("AUDITHISTORY") && field.equals("ACCESSMODE")
                ? ACCESS.getOrDefault(code, NOBODY)
                : code;
    }
}
