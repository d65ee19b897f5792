package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.wire.IntacctError;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@code readMore}: the next page of a {@code readByQuery} of the same session (Intacct reference 3.2). */
final class ReadMore implements Function {
    private final Access access;
    private final Records records;
    private final Cursors cursors;

    ReadMore(Access access, Records records, Cursors cursors) {
        this.access = access;
        this.records = records;
        this.cursors = cursors;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        String sessionId = call.session().id();
        Optional<String> resultId = call.body().text("resultId");
        Cursors.Cursor cursor = resultId.flatMap(id -> cursors.find(sessionId, id))
                .or(() -> call.body().text("object").flatMap(object -> cursors.last(sessionId, object)))
                .orElseThrow(() -> IntacctError.of(
                        "readMore Failed", "The resultId '" + resultId.orElse("") + "' is not known in this session."));
        access.checked(call, cursor.object(), "READ_MORE");
        return ReadByQuery.next(records, call, handle, cursor);
    }
}
