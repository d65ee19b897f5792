package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.catalog.Relation;
import io.daybook.sandbox.intacct.query.Column;
import io.daybook.sandbox.intacct.query.Page;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * {@code readRelated}: the records that a relation leads to from given ones (Intacct reference 3.3). The platform follows relations of
 * custom objects; there are none here, so those that {@code lookup} lists take their place.
 */
final class ReadRelated implements Function {
    private final Access access;
    private final Books books;
    private final Records records;

    ReadRelated(Access access, Books books, Records records) {
        this.access = access;
        this.books = books;
        this.records = records;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        Element body = call.body();
        ObjectType object = access.readable(call, "READ_RELATED");
        String path = body.text("relation").orElse("");
        Relation relation = Optional.ofNullable(object.relations().get(path))
                .filter(each -> books.catalog().find(each.object()).isPresent())
                .filter(each -> object.field(each.by()).isPresent())
                .orElseThrow(() -> IntacctError.of(
                        "readRelated Failed", "There is no relation '" + path + "' of " + object.name()));
        ObjectType other = access.checked(call, access.named(relation.object()), "READ_RELATED");
        List<Object> keys =
                new ArrayList<>(Arrays.asList(body.text("keys").orElse("").split("\\s*,\\s*")));
        Page named = records.page(handle, call, object, List.of(Column.of(relation.by())), object.key(), keys);
        List<Object> related = named.rows().stream()
                .map(row -> (Object) row.get(0))
                .filter(value -> !value.equals(""))
                .distinct()
                .toList();
        List<Column> columns = records.columns(other, body.text("fields").orElse("*"));
        Page page = records.page(
                handle, call, other, columns, relation.byRecordNumber() ? other.key() : other.idField(), related);
        XmlWriter xml = new XmlWriter()
                .open(
                        "data",
                        "listtype",
                        other.name(),
                        "count",
                        String.valueOf(page.rows().size()));
        Rows.write(xml, other.name(), page);
        return Outcome.success(xml.close("data"));
    }
}
