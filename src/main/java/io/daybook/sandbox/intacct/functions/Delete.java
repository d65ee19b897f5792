package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.wire.IntacctError;
import org.jdbi.v3.core.Handle;

/** {@code delete}, by record numbers (Intacct reference 5). */
final class Delete implements Function {
    private final Access access;
    private final Books books;

    Delete(Access access, Books books) {
        this.access = access;
        this.books = books;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        ObjectType object = access.readable(call, "DELETE");
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
}
