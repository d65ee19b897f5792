package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.Company;
import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.catalog.DataType;
import io.daybook.sandbox.intacct.catalog.Field;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** {@code inspect}: the older {@code lookup}; {@code *} lists all objects (Intacct reference 3.3). */
final class Inspect implements Function {
    private final Access access;
    private final Books books;
    private final Company company;

    Inspect(Access access, Books books, Company company) {
        this.access = access;
        this.books = books;
        this.company = company;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        if (call.body().text("object").filter("*"::equals).isPresent()) {
            return all();
        }
        ObjectType object = access.object(call.body());
        boolean detail = "1".equals(call.body().attributes().get("detail"));
        XmlWriter xml = new XmlWriter()
                .open("data", "listtype", "All", "count", "1")
                .open("Type")
                .text("Name", object.name())
                .open("Attributes")
                .text("Name", object.name())
                .text("SingularName", Lookup.words(object.name()))
                .text("PluralName", Lookup.words(object.name()) + "s")
                .text("Description", "")
                .close("Attributes")
                .open("Fields");
        for (Field field : object.fields().values()) {
            if (!company.hasField(object.name(), field.id())) {
                continue;
            }
            if (detail) {
                write(xml, field);
            } else {
                xml.text("Field", field.id());
            }
        }
        return Outcome.success(xml.close("Fields").close("Type").close("data"));
    }

    private Outcome all() {
        XmlWriter xml = new XmlWriter()
                .open(
                        "data",
                        "listtype",
                        "All",
                        "count",
                        String.valueOf(books.catalog().objects().size()));
        for (ObjectType object : books.catalog().objects()) {
            xml.open("type", "typename", object.name());
            xml.text("name", Lookup.words(object.name())).close("type");
        }
        return Outcome.success(xml.close("data"));
    }

    private static void write(XmlWriter xml, Field field) {
        xml.open("Field")
                .text("Name", field.id())
                .text("GroupName", "")
                .text("dataName", kind(field.type()))
                .text("externalDataName", field.type().name().toLowerCase(Locale.ROOT))
                .text("isRequired", String.valueOf(field.required()))
                .text("isReadOnly", String.valueOf(field.readOnly()))
                .text("maxLength", field.type().text() ? "400" : "0")
                .text("DisplayLabel", Lookup.words(field.id()))
                .text("Description", "")
                .text("id", "");
        if (!field.values().isEmpty()) {
            xml.open("enumFieldValues");
            field.values().forEach(value -> xml.text("value", value));
            xml.close("enumFieldValues");
        }
        xml.close("Field");
    }

    private static String kind(DataType type) {
        return switch (type) {
            case DATE -> "date";
            case TIMESTAMP -> "dateTime";
            case BOOLEAN -> "boolean";
            case INTEGER -> "integer";
            case TEXT, ENUM, SEQUENCE -> "varchar";
            default -> "decimal";
        };
    }
}
