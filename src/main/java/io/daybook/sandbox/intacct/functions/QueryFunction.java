package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.intacct.FilterForm;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.query.Column;
import io.daybook.sandbox.intacct.query.FilterReader;
import io.daybook.sandbox.intacct.query.Page;
import io.daybook.sandbox.intacct.query.Question;
import io.daybook.sandbox.intacct.query.Reader;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@code query} (Intacct reference 3.1). */
final class QueryFunction implements Function {
    private static final int LARGEST_PAGE = 2_000;
    private static final int USUAL_PAGE = 100;

    private final Access access;
    private final Reader reader;
    private final FilterReader filters;

    QueryFunction(Access access, Reader reader, FilterForm form) {
        this.access = access;
        this.reader = reader;
        this.filters = new FilterReader(form);
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        ObjectType object = access.readable(call, "READ_BY_QUERY");
        Question question = question(call.body(), object);
        Page page = reader.read(handle, question, access.viewer(call.session()));
        if (call.spoil() == Spoil.EMPTY) {
            page = new Page(page.elements(), List.of(), 0, page.offset());
        }
        Optional<Response> raw =
                Rows.raw(call.body().child("options").flatMap(options -> options.text("returnformat")), page);
        if (raw.isPresent()) {
            return Outcome.raw(raw.get());
        }
        XmlWriter xml = new XmlWriter()
                .open(
                        "data",
                        "listtype",
                        object.name(),
                        "totalcount",
                        String.valueOf(page.total()),
                        "offset",
                        String.valueOf(page.offset()),
                        "count",
                        String.valueOf(page.rows().size()),
                        "numremaining",
                        String.valueOf(page.remaining()));
        Rows.write(xml, object.name(), page);
        return Outcome.success(xml.close("data"));
    }

    private Question question(Element query, ObjectType object) {
        Optional<Element> options = query.child("options");
        return new Question(
                object,
                columns(query),
                DocumentDefinition.narrowed(
                        query, object, query.child("filter").map(filters::read).orElse(null)),
                order(query),
                false,
                options.map(each -> each.flag("caseinsensitive", false)).orElse(false),
                options.map(each -> each.flag("showprivate", false)).orElse(false),
                (int) number(query, "pagesize", USUAL_PAGE, 1, LARGEST_PAGE),
                number(query, "offset", 0, 0, Integer.MAX_VALUE));
    }

    private static List<Column> columns(Element query) {
        List<Column> columns = new ArrayList<>();
        for (Element selected : query.child("select").map(Element::children).orElse(List.of())) {
            if (selected.text().isEmpty()) {
                throw refused("'" + selected.name() + "' names no field");
            }
            columns.add(
                    switch (selected.name()) {
                        case "field" -> Column.of(selected.text());
                        case "count", "sum", "min", "max", "avg" ->
                            new Column(
                                    selected.text().toUpperCase(Locale.ROOT),
                                    Column.Aggregate.valueOf(selected.name().toUpperCase(Locale.ROOT)));
                        default -> throw refused("'" + selected.name() + "' cannot be selected");
                    });
        }
        if (columns.isEmpty()) {
            throw refused("'select' is required");
        }
        return columns;
    }

    private static List<Question.Order> order(Element query) {
        return query.child("orderby").map(orderBy -> orderBy.children("order")).orElse(List.of()).stream()
                .map(order -> new Question.Order(
                        order.text("field")
                                .orElseThrow(() -> refused("'order' names no field"))
                                .toUpperCase(Locale.ROOT),
                        order.child("descending").isEmpty()))
                .toList();
    }

    private static long number(Element query, String name, long otherwise, long least, long most) {
        Optional<String> text = query.text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told as a number out of range is
        }
        throw refused("'" + name + "' must be a number from " + least + " to " + most + ", not '" + text.get() + "'");
    }

    private static IntacctError refused(String why) {
        return IntacctError.of("Query Failed", "The query is not valid: " + why + ".");
    }
}
