package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.query.Column;
import io.daybook.sandbox.intacct.query.Page;
import io.daybook.sandbox.intacct.query.Question;
import io.daybook.sandbox.intacct.query.Reader;
import io.daybook.sandbox.intacct.query.WhereParser;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.Handle;

/** {@code readByQuery}: the older way to read, by code and without an order (Intacct reference 3.2). */
final class ReadByQuery implements Function {
    /** What is documented is 1,000; 2,000 has been seen to work. */
    private static final int LARGEST_PAGE = 2_000;

    private final Access access;
    private final Reader reader;
    private final Records records;
    private final Cursors cursors;

    ReadByQuery(Access access, Reader reader, Records records, Cursors cursors) {
        this.access = access;
        this.reader = reader;
        this.records = records;
        this.cursors = cursors;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        Element body = call.body();
        if (body.child("orderby").isPresent()) {
            throw IntacctError.of(
                    "XL03000003", "XML Parse schema error: Element 'orderby': This element is not expected.");
        }
        ObjectType object = access.readable(call, "READ_BY_QUERY");
        List<Column> columns = records.columns(object, body.text("fields").orElse("*"));
        Question question = new Question(
                object,
                columns,
                DocumentDefinition.narrowed(
                        body, object, WhereParser.parse(body.text("query").orElse(""))),
                List.of(),
                true,
                false,
                true,
                pageSize(body),
                0);
        List<Object> keys = call.spoil() == Spoil.EMPTY
                ? List.of()
                : new java.util.ArrayList<>(reader.keys(handle, question, access.viewer(call.session())));
        // the natural order is not that of the record numbers, and clients must not come to rely on it
        if (!keys.isEmpty()) {
            Collections.shuffle(keys, new Random(keys.size()));
        }
        Optional<String> format = body.text("returnFormat").or(() -> body.text("returnformat"));
        Cursors.Cursor cursor = cursors.open(call.session().id(), object, columns, keys, question.pageSize(), format);
        return next(records, call, handle, cursor);
    }

    /** The next page of a result. */
    static Outcome next(Records records, Call call, Handle handle, Cursors.Cursor cursor) {
        ObjectType object = cursor.object();
        Page page = records.page(handle, call, object, cursor.columns(), object.key(), cursor.take());
        Optional<Response> raw = Rows.raw(cursor.format(), page);
        if (raw.isPresent()) {
            return Outcome.raw(raw.get());
        }
        String name = object.name().toLowerCase(Locale.ROOT);
        boolean more = !cursor.keys().isEmpty();
        String[] attributes = {
            "listtype", name,
            "count", String.valueOf(page.rows().size()),
            "totalcount", String.valueOf(cursor.total()),
            "numremaining", String.valueOf(cursor.keys().size()),
            "resultId", more || cursor.total() > page.rows().size() ? cursor.id() : ""
        };
        if (page.rows().isEmpty()) {
            return Outcome.success(new XmlWriter().empty("data", attributes));
        }
        XmlWriter xml = new XmlWriter().open("data", attributes);
        Rows.write(xml, name, page);
        return Outcome.success(xml.close("data"));
    }

    private static int pageSize(Element body) {
        String text = body.text("pagesize").orElse("100");
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST_PAGE) {
            throw IntacctError.validation("Illegal value '" + text + "' for the pagesize: 1 to 1000");
        }
        return Integer.parseInt(text);
    }
}
