package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.ApiUser;
import io.daybook.sandbox.intacct.books.Entity;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** {@code readEntityDetails}: the entities that the user may enter (Intacct reference 3.3). */
final class ReadEntityDetails implements Function {
    private final Access access;

    ReadEntityDetails(Access access) {
        this.access = access;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        ApiUser user = access.user(call.session());
        List<Entity> entities = Stream.of(Entity.values())
                .filter(entity -> !user.restricted() || user.entities().contains(entity.id()))
                .toList();
        XmlWriter xml = new XmlWriter().open("data", "listtype", "entity", "count", String.valueOf(entities.size()));
        for (Entity entity : entities) {
            xml.open("entity")
                    .text("id", entity.id())
                    .text("name", entity.title())
                    .text("recordno", String.valueOf(entity.recordNumber()))
                    .text("currency", entity.currency())
                    .text("firstfiscalmonth", entity == Entity.JAPAN ? "4" : "1")
                    .text("firstfiscaltaxmonth", "")
                    .text("weekstart", "")
                    .close("entity");
        }
        return Outcome.success(xml.close("data"));
    }
}
