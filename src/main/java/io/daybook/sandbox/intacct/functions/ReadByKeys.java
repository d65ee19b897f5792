package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.query.Column;
import io.daybook.sandbox.intacct.query.Page;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** {@code read} by record numbers, {@code readByName} by ids (Intacct reference 3.3). */
final class ReadByKeys implements Function {
    private static final int MOST_KEYS = 100;

    private final Access access;
    private final Records records;
    private final boolean byName;

    ReadByKeys(Access access, Records records, boolean byName) {
        this.access = access;
        this.records = records;
        this.byName = byName;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        Element body = call.body();
        ObjectType object = access.readable(call, byName ? "READ_BY_NAME" : "READ");
        List<Object> keys =
                new ArrayList<>(Arrays.stream(body.text("keys").orElse("").split(","))
                        .map(String::strip)
                        .filter(key -> !key.isEmpty())
                        .distinct()
                        .toList());
        if (keys.size() > MOST_KEYS) {
            throw IntacctError.validation("Illegal number of keys: " + keys.size() + ", at most " + MOST_KEYS);
        }
        String fields = body.text("fields").orElse("*");
        boolean everything = fields.equals("*");
        List<Column> columns = new ArrayList<>(records.columns(object, fields));
        check(object, fields);
        columns.add(0, Column.of(object.key()));
        Page page = records.page(handle, call, object, columns, byName ? object.idField() : object.key(), keys);
        Optional<Response> raw = Rows.raw(body.text("returnFormat"), page.withoutFirst());
        if (raw.isPresent()) {
            return Outcome.raw(raw.get());
        }
        XmlWriter xml = new XmlWriter()
                .open(
                        "data",
                        "listtype",
                        object.name(),
                        "count",
                        String.valueOf(page.rows().size()));
        List<String> elements = page.elements().subList(1, page.elements().size());
        for (List<String> row : page.rows()) {
            xml.open(object.name());
            Rows.writeFields(xml, elements, row.subList(1, row.size()));
            if (everything) {
                records.writeLines(xml, handle, call, object, row.get(0));
            }
            xml.close(object.name());
        }
        return Outcome.success(xml.close("data"));
    }

    /** A field that is not there is told in other words than a query's, and in no more: seen in a live company. */
    private void check(ObjectType object, String fields) {
        String unknown = Arrays.stream(fields.equals("*") ? new String[0] : fields.split(","))
                .map(String::strip)
                .filter(field -> !access.has(object, field.toUpperCase(Locale.ROOT)))
                .collect(Collectors.joining(","));
        if (!unknown.isEmpty()) {
            throw IntacctError.of("Invalid fields list " + unknown, "");
        }
    }
}
