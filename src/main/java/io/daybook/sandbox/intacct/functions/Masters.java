package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.wire.IntacctError;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Writes new customers, items and other records that have an id of their own, whichever function asks for it (Intacct reference 5). */
public final class Masters {
    private Masters() {}

    /**
     * Writes one that is active unless it says otherwise, owned by the entity of the session; answers its record number.
     *
     * @param values by field, with its id
     * @throws IntacctError there is one of that id
     */
    public static long create(Books books, Call call, Handle handle, ObjectType object, Map<String, Object> values) {
        Object id = values.get(object.idField());
        if (books.clerk().find(handle, object, object.idField(), id).isPresent()) {
            throw Refused.duplicate(object, id);
        }
        values.putIfAbsent("STATUS", "active");
        return books.clerk().create(handle, object, values, call.session().owner());
    }
}
