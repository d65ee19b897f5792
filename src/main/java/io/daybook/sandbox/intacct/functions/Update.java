package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.query.Literals;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** {@code update}: by record number or by id (Intacct reference 5). */
final class Update implements Function {
    private final Access access;
    private final Books books;

    Update(Access access, Books books) {
        this.access = access;
        this.books = books;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        XmlWriter xml = new XmlWriter()
                .open(
                        "data",
                        "listtype",
                        "objects",
                        "count",
                        String.valueOf(call.body().children().size()));
        for (Element record : call.body().children()) {
            ObjectType object = access.checked(call, access.named(record.name()), "UPDATE");
            Written.check(object, "UPDATE");
            Literals literals = new Literals(access.user(call.session()).formatting());
            Map<String, Object> values = Written.values(object, record, literals);
            Object id = values.remove(object.idField());
            Optional<String> number = record.text("RECORDNO").filter(text -> text.matches("\\d{1,18}"));
            OptionalLong found = number.isPresent()
                    ? books.clerk().find(handle, object, "RECORDNO", Long.parseLong(number.get()))
                    : books.clerk().find(handle, object, object.idField(), id);
            if (found.isEmpty()) {
                throw IntacctError.of("BL01001973", "Could not find the " + Lookup.words(object.name()) + " to update");
            }
            books.clerk().update(handle, object, found.getAsLong(), values);
            String name = object.name().toLowerCase(Locale.ROOT);
            xml.open(name).text("RECORDNO", String.valueOf(found.getAsLong())).close(name);
        }
        return Outcome.success(xml.close("data"));
    }
}
