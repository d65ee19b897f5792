package io.daybook.sandbox.intacct.functions.legacy;

import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.functions.Access;
import io.daybook.sandbox.intacct.functions.Call;
import io.daybook.sandbox.intacct.functions.Masters;
import io.daybook.sandbox.intacct.functions.Outcome;
import io.daybook.sandbox.intacct.functions.Refused;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** {@code create_customer}, {@code update_class}, {@code delete_vendor} and the like: records of lists, named by their id (Intacct reference 5). */
final class LegacyRecords {
    private final LegacyForm form;
    private final Access access;
    private final Books books;

    LegacyRecords(LegacyForm form, Access access, Books books) {
        this.form = form;
        this.access = access;
        this.books = books;
    }

    Outcome create(Call call, Handle handle) {
        ObjectType object = access.checked(call, access.named(form.object()), "CREATE");
        Map<String, Object> values = LegacyValues.of(form, call.body(), object);
        Object id = values.get(object.idField());
        if (id == null) {
            throw IntacctError.validation("Missing " + object.idField());
        }
        Masters.create(books, call, handle, object, values);
        return Outcome.success(new XmlWriter().text("key", id.toString()));
    }

    Outcome update(Call call, Handle handle) {
        ObjectType object = access.checked(call, access.named(form.object()), "UPDATE");
        String id = id(call);
        books.clerk().update(handle, object, found(handle, object, id), LegacyValues.of(form, call.body(), object));
        return Outcome.success(new XmlWriter().text("key", id));
    }

    Outcome delete(Call call, Handle handle) {
        ObjectType object = access.checked(call, access.named(form.object()), "DELETE");
        books.clerk().delete(handle, object, found(handle, object, id(call)));
        return Outcome.success(null);
    }

    /** Its only attribute that is needed is the id. */
    private String id(Call call) {
        String name = form.parts().values().stream()
                .filter(LegacyForm.Part::attribute)
                .findFirst()
                .orElseThrow()
                .name();
        return call.body().attributes().get(name);
    }

    private long found(Handle handle, ObjectType object, String id) {
        OptionalLong found = books.clerk().find(handle, object, object.idField(), id);
        return found.orElseThrow(
                () -> IntacctError.of("BL01001973", "The " + Refused.words(object) + " '" + id + "' does not exist"));
    }
}
