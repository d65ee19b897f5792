package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.books.DocumentKind;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.wire.IntacctError;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** {@code delete}, by record numbers (Intacct reference 5). */
final class Delete implements Function {
    private static final Set<String> DOCUMENTS = Set.of("ARINVOICE", "ARADJUSTMENT", "APBILL");

    private final Access access;
    private final Books books;

    Delete(Access access, Books books) {
        this.access = access;
        this.books = books;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        ObjectType object = access.readable(call, "DELETE");
        if (DOCUMENTS.contains(object.name())) {
            return documents(call, handle, DocumentKind.of(object.name()));
        }
        Written.check(object, "DELETE");
        for (String key : call.body().text("keys").orElse("").split(",")) {
            boolean number = key.strip().matches("\\d{1,18}");
            if (!number || !books.clerk().delete(handle, object, Long.parseLong(key.strip()))) {
                throw IntacctError.of(
                        "BL01001973", "Could not delete the record '" + key.strip() + "': it does not exist");
            }
        }
        return Outcome.success(null);
    }

    private Outcome documents(Call call, Handle handle, DocumentKind kind) {
        for (String key : call.body().text("keys").orElse("").split(",")) {
            try {
                books.documents().delete(handle, kind, Long.parseLong(key.strip()));
            } catch (IllegalArgumentException refused) {
                throw IntacctError.of(
                        "BL01001973", "Could not delete the record '" + key.strip() + "': it is not there or paid");
            }
        }
        return Outcome.success(null);
    }
}
