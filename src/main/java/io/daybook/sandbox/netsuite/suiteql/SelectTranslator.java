package io.daybook.sandbox.netsuite.suiteql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
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
        FromClause from = new FromClause(catalog, expressions, inner -> translate(inner, null), scope);
        StringBuilder body = from.write(select);
        List<Statement.Output> outputs = outputs(select.getSelectItems(), scope);
        if (select.getWhere() != null) {
            body.append(" WHERE ")
                    .append(expressions.write(select.getWhere(), scope).text());
        }
        boolean grouped =
                select.getSelectItems().stream().anyMatch(item -> AggregateFinder.aggregates(item.getExpression()));
        if (select.getGroupBy() != null) {
            grouped = true;
            body.append(" GROUP BY ").append(groupBy(select, scope));
        }
        if (select.getHaving() != null) {
            grouped = true;
            body.append(" HAVING ")
                    .append(expressions.write(select.getHaving(), scope).text());
        }
        OrderClause order = OrderClause.of(select.getOrderByElements(), outputs, scope, expressions);
        boolean distinct = select.getDistinct() != null;
        Optional<Drive> drive = grouped || distinct || order.keys().isEmpty() || body.indexOf("ROWNUM") >= 0
                ? Optional.empty()
                : new DriveFinder(expressions, scope)
                        .find(
                                from.placed(),
                                body.toString(),
                                order.keys().get(0),
                                select.getOrderByElements().get(0),
                                select.getWhere());
        return new Statement(
                outputs,
                distinct,
                body.toString(),
                grouped ? Statement.Kind.GROUPED : Statement.Kind.PLAIN,
                order.text(),
                order.keys(),
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
        OrderClause order = OrderClause.of(set.getOrderByElements(), outputs, new Scope(null, catalog), expressions);
        return new Statement(
                outputs,
                false,
                body.toString(),
                Statement.Kind.SET,
                order.text(),
                List.of(),
                Clauses.skipped(set),
                Clauses.most(set),
                Optional.empty());
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
                name = Names.of(item.getAlias()).orElseThrow(() -> Refusals.unsupported("an alias is a plain name"));
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
}
