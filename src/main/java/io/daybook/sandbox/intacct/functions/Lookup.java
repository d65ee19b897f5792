package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.Company;
import io.daybook.sandbox.intacct.catalog.Field;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.catalog.Relation;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import org.jdbi.v3.core.Handle;

/** {@code lookup}: an object's fields and relations, whatever the user's permissions (Intacct reference 3.3). */
final class Lookup implements Function {
    private final Access access;
    private final Company company;

    Lookup(Access access, Company company) {
        this.access = access;
        this.company = company;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        ObjectType object = access.object(call.body());
        XmlWriter xml = new XmlWriter()
                .open("data", "listtype", "All", "count", "1")
                .open(
                        "Type",
                        "Name",
                        object.name(),
                        "DocumentType",
                        call.body().text("docparid").orElse(""))
                .open("Fields");
        for (Field field : object.fields().values()) {
            if (company.hasField(object.name(), field.id())) {
                write(xml, field);
            }
        }
        xml.close("Fields").open("Relationships");
        for (Relation relation : object.relations().values()) {
            xml.open("Relationship")
                    .text("OBJECTPATH", relation.path())
                    .text("OBJECTNAME", relation.object())
                    .text("LABEL", words(relation.path()))
                    .text("RELATIONSHIPTYPE", relation.type())
                    .text("RELATEDBY", relation.by())
                    .close("Relationship");
        }
        return Outcome.success(xml.close("Relationships").close("Type").close("data"));
    }

    private static void write(XmlWriter xml, Field field) {
        xml.open("Field")
                .text("ID", field.id())
                .text("LABEL", words(field.id()))
                .text("DESCRIPTION", words(field.id()))
                .text("REQUIRED", String.valueOf(field.required()))
                .text("READONLY", String.valueOf(field.readOnly()))
                .text("DATATYPE", field.type().name());
        if (!field.values().isEmpty()) {
            xml.open("VALIDVALUES");
            field.values().forEach(value -> xml.text("VALIDVALUE", value));
            xml.close("VALIDVALUES");
        }
        xml.text("ISCUSTOM", "false").close("Field");
    }

    static String words(String id) {
        String last = id.substring(id.lastIndexOf('.') + 1).replace('_', ' ');
        return last.isEmpty() ? id : last.charAt(0) + last.substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
