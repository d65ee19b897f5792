package io.daybook.sandbox.intacct.functions.legacy;

import io.daybook.sandbox.intacct.functions.Access;
import io.daybook.sandbox.intacct.functions.Call;
import io.daybook.sandbox.intacct.functions.Function;
import io.daybook.sandbox.intacct.functions.Outcome;
import io.daybook.sandbox.intacct.query.Condition;
import io.daybook.sandbox.intacct.query.Operator;
import io.daybook.sandbox.intacct.query.Page;
import io.daybook.sandbox.intacct.query.Question;
import io.daybook.sandbox.intacct.query.Reader;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** {@code get}: one record of a list by its key (Intacct reference 3.3). */
final class Get implements Function {
    private final Map<String, ListForm> lists;
    private final Access access;
    private final Reader reader;

    Get(Map<String, ListForm> lists, Access access, Reader reader) {
        this.lists = lists;
        this.access = access;
        this.reader = reader;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        ListRows rows = ListRows.of(lists, access, call);
        String key = call.body().attributes().getOrDefault("key", "");
        Condition where = new Condition.Compare(rows.list().key(), Operator.EQUALTO, List.of(key));
        Page page = reader.read(
                handle,
                new Question(rows.object(), rows.columns(), where, List.of(), false, false, true, 1, 0),
                rows.viewer());
        if (page.rows().isEmpty()) {
            throw IntacctError.of("XL03000009", "The " + rows.name() + " '" + key + "' does not exist");
        }
        XmlWriter xml = new XmlWriter()
                .open("listtype", "start", "0", "end", "0", "total", "1")
                .words(rows.name())
                .close("listtype");
        return Outcome.success(rows.write(xml, page));
    }
}
