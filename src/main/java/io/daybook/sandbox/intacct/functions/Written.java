package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.catalog.Field;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.query.Literals;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The fields that a client writes: nested elements are dotted fields (Intacct reference 1.2, 5). */
final class Written {
    /** What the generic functions write here; documents have functions of their own. */
    static final Set<String> OBJECTS =
            Set.of("CUSTOMER", "VENDOR", "ITEM", "DEPARTMENT", "CLASS", "GLACCOUNT", "CONTRACT", "ARTERM");

    private Written() {}

    /** @throws IntacctError where the object cannot be written by a generic function */
    static void check(ObjectType object, String operation) {
        if (!OBJECTS.contains(object.name())) {
            throw IntacctError.of(
                    "XL03000009",
                    "API operation '" + operation + "' cannot be performed on objects of type "
                            + object.name().toLowerCase(Locale.ROOT));
        }
    }

    /** The values by field; those that only the platform writes are left out. */
    static Map<String, Object> values(ObjectType object, Element record, Literals literals) {
        Map<String, Object> values = new LinkedHashMap<>();
        collect(object, "", record, literals, values);
        return values;
    }

    private static void collect(
            ObjectType object, String prefix, Element parent, Literals literals, Map<String, Object> values) {
        for (Element child : parent.children()) {
            String name = prefix + child.name().toUpperCase(Locale.ROOT);
            if (!child.children().isEmpty()) {
                collect(object, name + ".", child, literals, values);
                continue;
            }
            Field field = object.field(name)
                    .orElseThrow(() -> IntacctError.validation(
                            "The field " + name + " does not exist on the object " + object.name()));
            if (field.kept() && !field.readOnly()) {
                values.put(name, child.text().isEmpty() ? null : checked(field, child.text(), literals));
            }
        }
    }

    private static Object checked(Field field, String text, Literals literals) {
        if (!field.values().isEmpty() && field.type().text() && !field.values().contains(text)) {
            throw IntacctError.validation("Illegal value '" + text + "' for the field " + field.id());
        }
        return literals.of(field, text);
    }
}
