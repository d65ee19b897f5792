package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.catalog.Field;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.query.Column;
import io.daybook.sandbox.intacct.query.Condition;
import io.daybook.sandbox.intacct.query.Operator;
import io.daybook.sandbox.intacct.query.Page;
import io.daybook.sandbox.intacct.query.Question;
import io.daybook.sandbox.intacct.query.Reader;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** Reads records by their keys, with the lines they own where asked for. Thread-safe. */
final class Records {
    private static final int LARGEST = 100_000;

    private final Books books;
    private final Reader reader;
    private final Access access;

    Records(Books books, Reader reader, Access access) {
        this.books = books;
        this.reader = reader;
        this.access = access;
    }

    /** The columns that a list of names means; {@code *} and nothing mean all fields that this company has. */
    List<Column> columns(ObjectType object, String fields) {
        if (fields.isBlank() || fields.strip().equals("*")) {
            return object.fields().keySet().stream()
                    .filter(field -> access.has(object, field))
                    .map(Column::of)
                    .toList();
        }
        return Arrays.stream(fields.split(",")).map(Column::of).toList();
    }

    /** The records that have one of those values in that field, in the order of the values; private ones too. */
    Page page(Handle handle, Call call, ObjectType object, List<Column> columns, String field, List<Object> values) {
        if (values.isEmpty()) {
            return new Page(columns.stream().map(Column::field).toList(), List.of(), 0, 0);
        }
        List<Column> withKey = new ArrayList<>(columns);
        withKey.add(Column.of(field));
        List<String> wanted = values.stream().map(String::valueOf).toList();
        Page page = reader.read(handle, question(object, withKey, field, wanted), access.viewer(call.session()));
        List<List<String>> rows = new ArrayList<>(page.rows());
        rows.sort(java.util.Comparator.comparingInt(row -> wanted.indexOf(row.get(row.size() - 1))));
        List<List<String>> cut =
                rows.stream().map(row -> row.subList(0, row.size() - 1)).toList();
        return new Page(columns.stream().map(Column::field).toList(), cut, cut.size(), 0);
    }

    /** The lines that a document owns: {@code <ARINVOICEITEMS><arinvoiceitem>}. */
    void writeLines(XmlWriter xml, Handle handle, Call call, ObjectType object, String recordNumber) {
        if (object.lines().isEmpty()) {
            return;
        }
        ObjectType lines = books.catalog().get(object.lines().get());
        List<Column> columns = lines.fields().values().stream()
                .filter(Field::kept)
                .map(field -> Column.of(field.id()))
                .toList();
        Question question = question(
                lines, columns, object.name().equals("ARPYMT") ? "PAYMENTKEY" : "RECORDKEY", List.of(recordNumber));
        Page page = reader.read(handle, question, access.viewer(call.session()));
        xml.open(lines.name() + "S");
        Rows.write(xml, lines.name().toLowerCase(Locale.ROOT), page);
        xml.close(lines.name() + "S");
    }

    private static Question question(ObjectType object, List<Column> columns, String field, List<String> values) {
        return new Question(
                object,
                columns,
                new Condition.Compare(field, Operator.IN, values),
                List.of(new Question.Order(object.key(), true)),
                false,
                false,
                true,
                LARGEST,
                0);
    }
}
