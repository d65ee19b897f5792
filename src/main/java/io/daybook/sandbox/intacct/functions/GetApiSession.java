package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.session.Session;
import io.daybook.sandbox.intacct.session.Sessions;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@code getAPISession}: a session in the same entity, or in another one that it names (Intacct reference 2). */
final class GetApiSession implements Function {
    private final Access access;
    private final Sessions sessions;

    GetApiSession(Access access, Sessions sessions) {
        this.access = access;
        this.sessions = sessions;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        Optional<String> wanted = call.body().child("locationid").map(Element::text);
        String entity = wanted.orElse(call.session().entity());
        try {
            EntityEntry.check(access.user(call.session()), entity);
        } catch (IntacctError refusal) {
            throw IntacctError.of(
                    "Get API Session Failed", refusal.problems().get(0).description2());
        }
        Session session = sessions.open(call.session().userId(), entity);
        return Outcome.success(new XmlWriter()
                .open("data")
                .open("api")
                .text("sessionid", session.id())
                .text("endpoint", call.endpoint())
                .text("locationid", entity)
                .close("api")
                .close("data"));
    }
}
