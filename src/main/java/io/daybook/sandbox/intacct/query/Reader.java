package io.daybook.sandbox.intacct.query;

import io.daybook.sandbox.intacct.Company;
import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.catalog.DataType;
import io.daybook.sandbox.intacct.catalog.Field;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Answers questions out of the books. Thread-safe. */
public final class Reader {
    private final Books books;
    private final Company company;
    private final Refusals refusals;
    private final boolean prefixedAggregates;

    public Reader(Books books, Company company, Refusals refusals, boolean prefixedAggregates) {
        this.books = books;
        this.company = company;
        this.refusals = refusals;
        this.prefixedAggregates = prefixedAggregates;
    }

    /**
     * One page of the answer.
     *
     * @throws io.daybook.sandbox.intacct.wire.IntacctError when a field is unknown or a value is none
     */
    public Page read(Handle handle, Question question, Viewer viewer) {
        Statement statement = statement(question, viewer);
        String sql = "SELECT " + String.join(", ", statement.selected) + statement.tail + statement.order
                + " LIMIT ? OFFSET ?";
        List<Object> parameters = new ArrayList<>(statement.parameters);
        parameters.add(question.pageSize());
        parameters.add(question.offset());
        Values values = new Values(viewer.formatting());
        List<List<String>> rows = query(handle, sql, parameters)
                .map((result, context) -> row(result, statement.fields, values))
                .list();
        boolean whole = question.offset() == 0 && rows.size() < question.pageSize();
        long total = whole ? rows.size() : count(handle, statement);
        List<String> elements = question.columns().stream()
                .map(column -> column.element(prefixedAggregates))
                .toList();
        return new Page(elements, rows, total, question.offset());
    }

    /** The keys of all records that are meant, in no particular order. */
    public List<Object> keys(Handle handle, Question question, Viewer viewer) {
        Statement statement = statement(question, viewer);
        String key = Scope.ROOT + ".\"" + question.object().key() + '"';
        return query(handle, "SELECT " + key + statement.tail, statement.parameters)
                .map((result, context) -> result.getObject(1))
                .list();
    }

    private static long count(Handle handle, Statement statement) {
        String sql = statement.grouped
                ? "SELECT COUNT(*) FROM (SELECT 1" + statement.tail + ")"
                : "SELECT COUNT(*)" + statement.tail;
        return query(handle, sql, statement.parameters).mapTo(Long.class).one();
    }

    private static Query query(Handle handle, String sql, List<Object> parameters) {
        // a question mark in a name is none of ours: all values are parameters, all names come from the catalog
        Query query = handle.createQuery(sql);
        for (int i = 0; i < parameters.size(); i++) {
            query.bind(i, parameters.get(i));
        }
        return query;
    }

    private Statement statement(Question question, Viewer viewer) {
        Scope scope = new Scope(books.catalog(), company, refusals, question.object());
        Statement statement = new Statement();
        statement.grouped = question.grouped();
        List<String> groups = new ArrayList<>();
        for (Column column : question.columns()) {
            Scope.Resolved resolved = scope.resolve(column.field());
            String expression = expression(column, resolved);
            statement.selected.add(expression);
            statement.fields.add(
                    column.aggregate() == Column.Aggregate.COUNT
                            ? new Field(column.field(), DataType.INTEGER, true, false, true, List.of())
                            : resolved.field());
            if (column.aggregate() == null) {
                groups.add(expression);
            }
        }
        Where where = new Where(scope, question, new Literals(viewer.formatting()));
        String condition = question.where() == null ? "TRUE" : where.sql(question.where());
        Visible visible = new Visible(books.catalog(), viewer, question.showPrivate(), books.late());
        String seen = visible.sql(question.object(), Scope.ROOT)
                .map(sql -> " AND " + sql)
                .orElse("");
        String order = question.order().stream()
                .map(each -> orderBy(each, question, scope))
                .collect(Collectors.joining(", "));
        statement.parameters.addAll(where.parameters());
        statement.parameters.addAll(visible.parameters());
        statement.tail = " FROM " + scope.from() + " WHERE " + condition + seen;
        if (statement.grouped && !groups.isEmpty()) {
            statement.tail += " GROUP BY " + String.join(", ", groups);
        }
        statement.order = order.isEmpty() ? "" : " ORDER BY " + order;
        return statement;
    }

    private static String orderBy(Question.Order order, Question question, Scope scope) {
        String expression = question.columns().stream()
                .filter(column -> column.field().equals(order.field()) && column.aggregate() != null)
                .findFirst()
                .map(column -> expression(column, scope.resolve(column.field())))
                .orElseGet(() -> scope.resolve(order.field()).sql());
        return expression + (order.ascending() ? " ASC" : " DESC");
    }

    private static String expression(Column column, Scope.Resolved resolved) {
        return column.aggregate() == null ? resolved.sql() : column.aggregate() + "(" + resolved.sql() + ")";
    }

    private static List<String> row(ResultSet result, List<Field> fields, Values values) throws SQLException {
        List<String> row = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            row.add(values.print(value(result, i + 1, fields.get(i).type())));
        }
        return row;
    }

    private static Object value(ResultSet result, int column, DataType type) throws SQLException {
        return switch (type) {
            case DATE -> result.getObject(column, LocalDate.class);
            case TIMESTAMP -> result.getObject(column, LocalDateTime.class);
            case DECIMAL, CURRENCY, PERCENT, INTEGER -> decimal(result, column);
            // printed as true and false, in small letters
            case BOOLEAN -> result.getObject(column);
            default -> result.getString(column);
        };
    }

    private static Object decimal(ResultSet result, int column) throws SQLException {
        BigDecimal number = result.getBigDecimal(column);
        return result.wasNull() ? null : number;
    }

    private static final class Statement {
        private final List<String> selected = new ArrayList<>();
        private final List<Field> fields = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();
        private boolean grouped;
        private String tail;
        private String order;
    }
}
