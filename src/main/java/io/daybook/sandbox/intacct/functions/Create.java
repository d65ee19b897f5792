package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.query.Literals;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** {@code create}: one object or several, of which some may be written and others not (Intacct reference 1.4, 5). */
final class Create implements Function {
    private static final String RECORD = "RECORD";

    private final Access access;
    private final Books books;
    private final GenericDocuments documents;

    Create(Access access, Books books) {
        this.access = access;
        this.books = books;
        this.documents = new GenericDocuments(access, books);
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        XmlWriter keys = new XmlWriter();
        int written = 0;
        IntacctError error = null;
        for (Element record : call.body().children()) {
            handle.savepoint(RECORD);
            try {
                one(call, handle, record, keys);
                written++;
            } catch (IntacctError refused) {
                handle.rollbackToSavepoint(RECORD);
                error = error == null ? refused : error;
            }
        }
        String[] attributes = {"listtype", "objects", "count", String.valueOf(written)};
        XmlWriter data = written == 0
                ? new XmlWriter().empty("data", attributes)
                : new XmlWriter().open("data", attributes).raw(keys).close("data");
        return error == null ? Outcome.success(data) : Outcome.failed(data, error);
    }

    private void one(Call call, Handle handle, Element record, XmlWriter keys) {
        ObjectType object = access.checked(call, access.named(record.name()), "CREATE");
        String name = object.name().toLowerCase(Locale.ROOT);
        if (documents.writes(object)) {
            long number = documents.create(call, handle, object, record);
            keys.open(name).text("RECORDNO", String.valueOf(number)).close(name);
            return;
        }
        Written.check(object, "CREATE");
        Map<String, Object> values = Written.values(
                object, record, new Literals(access.user(call.session()).formatting()));
        Object id = values.get(object.idField());
        if (id == null) {
            throw Refused.notCreated(object, IntacctError.validation("Missing " + object.idField()));
        }
        long number = Masters.create(books, call, handle, object, values);
        keys.open(name)
                .text("RECORDNO", String.valueOf(number))
                .text(object.idField(), id.toString())
                .close(name);
    }
}
