package io.daybook.sandbox.netsuite.suiteql;

import io.daybook.sandbox.netsuite.books.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;

/**
 * Writes one SuiteQL statement for H2, or refuses it as SuiteQL would (NetSuite reference 2.4, 2.5). Used by one
 * thread, for one statement.
 */
final class SelectTranslator {
    private final VisibleCatalog catalog;
    private final ExpressionTranslator expressions;

    SelectTranslator(VisibleCatalog catalog, AccountTime time, Functions functions, List<String> parameters) {
        this.catalog = catalog;
        this.expressions = new ExpressionTranslator(
                parameters, time, functions, new Builtins(catalog, time), (select, scope) -> translate(select, scope)
                        .nested());
    }

    Statement translate(Select select) {
        return translate(select, null);
    }

    private Statement translate(Select select, Scope outer) {
        Clauses.refuseForeign(select);
        if (select instanceof ParenthesedSelect parenthesed) {
            return translate(parenthesed.getSelect(), outer);
        }
        if (select instanceof SetOperationList set) {
            return combined(set, outer);
        }
        if (select instanceof PlainSelect plain) {
            return plain(plain, outer);
        }
        throw Refusals.unsupported("only SELECT is part of the dialect");
    }

    private Statement plain(PlainSelect select, Scope outer) {
        Clauses.refuseForeign(select);
        Scope scope = new Scope(outer, catalog);
        StringBuilder body = new StringBuilder("FROM ");
        List<DriveFinder.Placed> placed = new ArrayList<>();
        List<Join> joins = Optional.ofNullable(select.getJoins()).orElse(List.of());
        place(select.getFromItem(), joins.stream().noneMatch(Join::isRight), body, scope, placed);
        for (Join join : joins) {
            boolean mandatory = !join.isLeft() && joins.stream().noneMatch(Join::isRight);
            join(join, mandatory, body, scope, placed);
        }
        List<Statement.Output> outputs = outputs(select.getSelectItems(), scope);
        if (select.getWhere() != null) {
            body.append(" WHERE ")
                    .append(expressions.write(select.getWhere(), scope).text());
        }
        boolean grouped = select.getSelectItems().stream().anyMatch(item -> aggregates(item.getExpression()));
        if (select.getGroupBy() != null) {
            grouped = true;
            body.append(" GROUP BY ").append(groupBy(select, scope));
        }
        if (select.getHaving() != null) {
            grouped = true;
            body.append(" HAVING ")
                    .append(expressions.write(select.getHaving(), scope).text());
        }
        List<String> keys = new ArrayList<>();
        String order = orderBy(select.getOrderByElements(), outputs, scope, keys);
        boolean distinct = select.getDistinct() != null;
        Optional<Drive> drive = grouped || distinct || keys.isEmpty() || body.indexOf("ROWNUM") >= 0
                ? Optional.empty()
                : new DriveFinder(expressions, scope)
                        .find(
                                placed,
                                body.toString(),
                                keys.get(0),
                                select.getOrderByElements().get(0),
                                select.getWhere());
        return new Statement(
                outputs,
                distinct,
                body.toString(),
                grouped ? Statement.Kind.GROUPED : Statement.Kind.PLAIN,
                order,
                keys,
                Clauses.skipped(select),
                Clauses.most(select),
                drive);
    }

    private Statement combined(SetOperationList set, Scope outer) {
        List<Statement> parts =
                set.getSelects().stream().map(part -> translate(part, outer)).toList();
        List<Statement.Output> outputs = parts.get(0).outputs();
        if (parts.stream().anyMatch(part -> part.outputs().size() != outputs.size())) {
            throw Refusals.unsupported("the parts of a set operation differ in their columns");
        }
        StringBuilder body =
                new StringBuilder("(").append(parts.get(0).nested()).append(')');
        for (int i = 1; i < parts.size(); i++) {
            String operation = set.getOperation(i - 1).toString().toUpperCase(Locale.ROOT);
            if (!List.of("UNION", "UNION ALL", "INTERSECT", "MINUS").contains(operation)) {
                throw Refusals.unsupported(operation + " is not part of the dialect");
            }
            body.append(' ')
                    .append(operation)
                    .append(" (")
                    .append(parts.get(i).nested())
                    .append(')');
        }
        String order = orderBy(set.getOrderByElements(), outputs, new Scope(null, catalog), new ArrayList<>());
        return new Statement(
                outputs,
                false,
                body.toString(),
                Statement.Kind.SET,
                order,
                List.of(),
                Clauses.skipped(set),
                Clauses.most(set),
                Optional.empty());
    }

    private String source(FromItem item, Scope scope) {
        if (item instanceof net.sf.jsqlparser.schema.Table table) {
            return table(table, scope);
        }
        if (item instanceof ParenthesedSelect select
                && select.getPivot() == null
                && select.getUnPivot() == null
                && select.getSampleClause() == null) {
            Statement inner = translate(select.getSelect(), null);
            String alias =
                    alias(select.getAlias()).orElse("subquery" + scope.sources().size());
            Map<String, Sql.Kind> columns = new LinkedHashMap<>();
            for (Statement.Output output : inner.outputs()) {
                if (columns.put(output.name(), output.kind()) != null) {
                    throw Refusals.unsupported("two columns of a subquery are called " + output.name());
                }
            }
            scope.add(new Source(alias, alias, columns, Map.of()));
            return "(" + inner.nested() + ") AS " + Sql.quote(alias);
        }
        throw Refusals.unsupported(item + " cannot stand after FROM");
    }

    private String table(net.sf.jsqlparser.schema.Table table, Scope scope) {
        if (table.getNameParts().size() != 1
                || table.getPivot() != null
                || table.getUnPivot() != null
                || table.getIndexHint() != null
                || table.getSqlServerHints() != null
                || table.getSampleClause() != null
                || table.getName().contains("`")
                || table.getName().contains("@")) {
            throw Refusals.unsupported(table + " is no plain table");
        }
        String name = table.getUnquotedName();
        if (name.equalsIgnoreCase("DUAL")) {
            scope.add(new Source("dual", "dual", Map.of(), Map.of()));
            return "DUAL";
        }
        Table known = catalog.table(name);
        String alias = alias(table.getAlias()).orElse(known.name());
        Map<String, Sql.Kind> columns = new LinkedHashMap<>();
        known.columns().forEach((column, type) -> columns.put(column, Sql.kindOf(type)));
        scope.add(new Source(alias, known.name(), columns, known.references()));
        String quoted = Sql.quote(known.name());
        return catalog.rowFilter(known.name())
                        .map(filter -> "(SELECT * FROM " + quoted + " WHERE " + filter + ")")
                        .orElse(quoted)
                + " AS " + Sql.quote(alias);
    }

    private void join(Join join, boolean mandatory, StringBuilder body, Scope scope, List<DriveFinder.Placed> placed) {
        Clauses.refuseForeign(join);
        if (join.isSimple() || join.isCross()) {
            body.append(join.isSimple() ? ", " : " CROSS JOIN ");
            place(join.getFromItem(), mandatory, body, scope, placed);
            return;
        }
        if (join.getOnExpressions().size() != 1) {
            throw Refusals.unsupported("a join has one ON");
        }
        body.append(join.isLeft() ? " LEFT JOIN " : join.isRight() ? " RIGHT JOIN " : " JOIN ");
        place(join.getFromItem(), mandatory, body, scope, placed);
        body.append(" ON ")
                .append(expressions
                        .write(join.getOnExpressions().iterator().next(), scope)
                        .text());
    }

    /** Writes a source and remembers where it stands, if it is a table with a key of one column. */
    private void place(
            FromItem item, boolean mandatory, StringBuilder body, Scope scope, List<DriveFinder.Placed> placed) {
        int start = body.length();
        body.append(source(item, scope));
        Source source = scope.sources().get(scope.sources().size() - 1);
        catalog.keyOf(source.table())
                .filter(key -> item instanceof net.sf.jsqlparser.schema.Table)
                .ifPresent(key -> placed.add(new DriveFinder.Placed(source, key, start, body.length(), mandatory)));
    }

    private List<Statement.Output> outputs(List<SelectItem<?>> items, Scope scope) {
        List<Statement.Output> outputs = new ArrayList<>();
        int unnamed = 0;
        for (SelectItem<?> item : items) {
            Expression expression = item.getExpression();
            if (expression instanceof AllColumns all) {
                outputs.addAll(all(all, scope));
                continue;
            }
            Sql sql = expressions.write(expression, scope);
            String name;
            if (item.getAlias() != null) {
                name = alias(item.getAlias()).orElseThrow(() -> Refusals.unsupported("an alias is a plain name"));
            } else if (expression instanceof Column column) {
                name = column.getUnquotedColumnName().toLowerCase(Locale.ROOT);
            } else {
                name = "expr" + ++unnamed;
            }
            outputs.add(new Statement.Output(name, sql.text(), sql.kind()));
        }
        return outputs;
    }

    private List<Statement.Output> all(AllColumns all, Scope scope) {
        if (all.getExceptColumns() != null || all.getReplaceExpressions() != null) {
            throw Refusals.unsupported("* takes no EXCEPT and no REPLACE");
        }
        List<Source> sources = scope.sources();
        if (all instanceof AllTableColumns ofTable) {
            String alias = ofTable.getTable().getUnquotedName().toLowerCase(Locale.ROOT);
            sources =
                    List.of(scope.source(alias).orElseThrow(() -> Refusals.unsupported("there is no " + alias + ".*")));
        }
        return sources.stream()
                .flatMap(source -> source.columns().entrySet().stream()
                        .filter(column -> !catalog.hidesField(source.table(), column.getKey()))
                        .map(column -> new Statement.Output(
                                column.getKey(),
                                new Scope.Resolved(source, column.getKey()).text(),
                                column.getValue())))
                .toList();
    }

    private String groupBy(PlainSelect select, Scope scope) {
        if (!select.getGroupBy().getGroupingSets().isEmpty()
                || select.getGroupBy().isMysqlWithRollup()
                || select.getGroupBy().getGroupByExpressionList() == null) {
            throw Refusals.unsupported("only plain GROUP BY is part of the dialect");
        }
        List<String> keys = new ArrayList<>();
        for (Object key : select.getGroupBy().getGroupByExpressionList()) {
            keys.add(expressions.write((Expression) key, scope).text());
        }
        return String.join(", ", keys);
    }

    /** Names of outputs come first, then columns; outputs are written by their position. */
    private String orderBy(
            List<OrderByElement> elements, List<Statement.Output> outputs, Scope scope, List<String> keys) {
        return Optional.ofNullable(elements).orElse(List.of()).stream()
                .map(element -> {
                    int output = position(element.getExpression(), outputs);
                    String key = output > 0
                            ? outputs.get(output - 1).text()
                            : expressions.write(element.getExpression(), scope).text();
                    keys.add(key);
                    return (output > 0 ? String.valueOf(output) : key)
                            + (element.isAsc() ? "" : " DESC")
                            + nulls(element, key);
                })
                .collect(Collectors.joining(", "));
    }

    /** The output, counted from 1, that an element of ORDER BY names; 0 for any other expression. */
    private static int position(Expression expression, List<Statement.Output> outputs) {
        if (expression instanceof LongValue number) {
            if (number.getValue() < 1 || number.getValue() > outputs.size()) {
                throw Refusals.unsupported("there is no output " + number);
            }
            return (int) number.getValue();
        }
        if (expression instanceof Column column && column.getUnquotedTableName() == null) {
            String name = column.getUnquotedColumnName().toLowerCase(Locale.ROOT);
            for (int i = 0; i < outputs.size(); i++) {
                if (outputs.get(i).name().equals(name)) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    /** Oracle puts nulls last when ascending; written out only where it can matter, so that indexes keep their use. */
    private static String nulls(OrderByElement element, String key) {
        if (element.getNullOrdering() != null) {
            return element.getNullOrdering() == OrderByElement.NullOrdering.NULLS_FIRST
                    ? " NULLS FIRST"
                    : " NULLS LAST";
        }
        if (key.endsWith(".\"id\"") || key.endsWith(".\"uniquekey\"")) {
            return "";
        }
        return element.isAsc() ? " NULLS LAST" : " NULLS FIRST";
    }

    private static Optional<String> alias(Alias alias) {
        if (alias == null) {
            return Optional.empty();
        }
        if (alias.getAliasColumns() != null || alias.getName().contains("`")) {
            throw Refusals.unsupported("an alias is a plain name");
        }
        String name = alias.getName().strip();
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return Optional.of((quoted ? name.substring(1, name.length() - 1) : name).toLowerCase(Locale.ROOT));
    }

    private static boolean aggregates(Expression expression) {
        AggregateFinder finder = new AggregateFinder();
        expression.accept(finder, null);
        return finder.found();
    }

    private static final class AggregateFinder extends net.sf.jsqlparser.expression.ExpressionVisitorAdapter<Void> {
        private boolean found;

        boolean found() {
            return found;
        }

        @Override
        public <S> Void visit(Function function, S context) {
            found |= Functions.isAggregate(function.getName());
            return super.visit(function, context);
        }

        @Override
        public <S> Void visit(ParenthesedSelect select, S context) {
            // an aggregate inside a subquery belongs to the subquery
            return null;
        }
    }
}
