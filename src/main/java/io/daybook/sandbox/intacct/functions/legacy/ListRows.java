package io.daybook.sandbox.intacct.functions.legacy;

import io.daybook.sandbox.intacct.Formatting;
import io.daybook.sandbox.intacct.catalog.DataType;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.functions.Access;
import io.daybook.sandbox.intacct.functions.Call;
import io.daybook.sandbox.intacct.query.Column;
import io.daybook.sandbox.intacct.query.Page;
import io.daybook.sandbox.intacct.query.Viewer;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of one call of {@code get_list} or {@code get}: which elements, out of which fields, and how they are written. Immutable.
 *
 * @param elements those to be shown, in their order
 */
record ListRows(ListForm list, ObjectType object, List<String> elements, Viewer viewer) {
    /** What a call is about, which its user may read. */
    static ListRows of(Map<String, ListForm> lists, Access access, Call call) {
        String name = call.body().attributes().getOrDefault("object", "").toLowerCase(Locale.ROOT);
        ListForm list = Optional.ofNullable(lists.get(name))
                .orElseThrow(() -> IntacctError.of("XL03000009", "Object definition " + name + " not found"));
        ObjectType object = access.checked(call, access.named(list.object()), "GET_LIST");
        List<String> asked =
                call.body().child("fields").map(fields -> fields.children("field")).orElse(List.of()).stream()
                        .map(Element::text)
                        .toList();
        Viewer viewer = access.viewer(call.session());
        // dates come in three parts whatever the user's habits are
        Viewer plain =
                new Viewer(Formatting.PLAIN, viewer.entities(), viewer.entity(), viewer.now(), viewer.lateAudit());
        return new ListRows(
                list, object, asked.isEmpty() ? List.copyOf(list.elements().keySet()) : asked, plain);
    }

    String name() {
        return list.name();
    }

    List<Column> columns() {
        return elements.stream().map(element -> Column.of(field(element))).toList();
    }

    /** The field that an element shows. */
    String field(String element) {
        return list.field(element);
    }

    /** {@code data} with nothing but the rows. */
    XmlWriter write(XmlWriter xml, Page page) {
        if (page.rows().isEmpty()) {
            return xml.empty("data");
        }
        xml.open("data");
        for (List<String> row : page.rows()) {
            xml.open(name());
            for (int i = 0; i < elements.size(); i++) {
                write(xml, elements.get(i), row.get(i));
            }
            xml.close(name());
        }
        return xml.close("data");
    }

    private void write(XmlWriter xml, String element, String text) {
        boolean day = object.field(field(element))
                .filter(field -> field.type() == DataType.DATE)
                .isPresent();
        if (!day || text.isEmpty()) {
            xml.text(element, text);
            return;
        }
        String[] parts = text.split("/");
        xml.open(element)
                .text("year", parts[2])
                .text("month", parts[0])
                .text("day", parts[1])
                .close(element);
    }
}
