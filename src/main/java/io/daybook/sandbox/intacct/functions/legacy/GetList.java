package io.daybook.sandbox.intacct.functions.legacy;

import io.daybook.sandbox.intacct.functions.Access;
import io.daybook.sandbox.intacct.functions.Call;
import io.daybook.sandbox.intacct.functions.Function;
import io.daybook.sandbox.intacct.functions.Outcome;
import io.daybook.sandbox.intacct.query.Condition;
import io.daybook.sandbox.intacct.query.Page;
import io.daybook.sandbox.intacct.query.Question;
import io.daybook.sandbox.intacct.query.Reader;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** {@code get_list}: the oldest way to read, with its own filters and sorts (Intacct reference 1.3, 3.3). */
final class GetList implements Function {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final Map<String, ListForm> lists;
    private final Access access;
    private final Reader reader;

    GetList(Map<String, ListForm> lists, Access access, Reader reader) {
        this.lists = lists;
        this.access = access;
        this.reader = reader;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        Element body = call.body();
        ListRows rows = ListRows.of(lists, access, call);
        Condition where = body.child("filter")
                .flatMap(filter -> filter.children().stream().findFirst())
                .map(filter -> new ListFilter(rows).condition(filter))
                .orElse(null);
        int start = number(body, "start", 0);
        Question question = new Question(
                rows.object(),
                rows.columns(),
                where,
                order(body, rows),
                false,
                false,
                Boolean.parseBoolean(body.attributes().get("showprivate")),
                Math.min(MOST, Math.max(1, number(body, "maxitems", USUAL))),
                start);
        Page page = reader.read(handle, question, rows.viewer());
        XmlWriter xml = new XmlWriter()
                .open(
                        "listtype",
                        "start",
                        String.valueOf(start),
                        "end",
                        String.valueOf(Math.max(start, start + page.rows().size() - 1)),
                        "total",
                        String.valueOf(page.total()))
                .words(rows.name())
                .close("listtype");
        return Outcome.success(rows.write(xml, page));
    }

    private static List<Question.Order> order(Element body, ListRows rows) {
        List<Question.Order> given =
                body.child("sorts").map(sorts -> sorts.children("sortfield")).orElse(List.of()).stream()
                        .map(sort -> new Question.Order(
                                rows.field(sort.text()),
                                !"desc".equals(sort.attributes().get("order"))))
                        .toList();
        return given.isEmpty() ? List.of(new Question.Order(rows.object().key(), true)) : given;
    }

    private static int number(Element body, String name, int otherwise) {
        String text = body.attributes().getOrDefault(name, String.valueOf(otherwise));
        if (!text.matches("\\d{1,9}")) {
            throw IntacctError.validation("Illegal value '" + text + "' for the attribute " + name);
        }
        return Integer.parseInt(text);
    }
}
