package io.daybook.sandbox.netsuite.suiteql;

import io.daybook.sandbox.netsuite.books.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Writes a FROM clause and fills the scope with what stands in it. Used by one thread, for one SELECT. */
final class FromClause {
    private final VisibleCatalog catalog;
    private final ExpressionTranslator expressions;
    private final Function<Select, Statement> subselects;
    private final Scope scope;
    private final StringBuilder body = new StringBuilder("FROM ");
    private final List<DriveFinder.Placed> placed = new ArrayList<>();

    /** @param subselects translates a SELECT that stands in FROM and sees nothing around it */
    FromClause(
            VisibleCatalog catalog,
            ExpressionTranslator expressions,
            Function<Select, Statement> subselects,
            Scope scope) {
        this.catalog = catalog;
        this.expressions = expressions;
        this.subselects = subselects;
        this.scope = scope;
    }

    /** The clause, to which the rest of the statement can be added. */
    StringBuilder write(PlainSelect select) {
        List<Join> joins = Optional.ofNullable(select.getJoins()).orElse(List.of());
        boolean noneRight = joins.stream().noneMatch(Join::isRight);
        place(select.getFromItem(), noneRight);
        joins.forEach(join -> join(join, noneRight && !join.isLeft()));
        return body;
    }

    /** The tables with a key of one column, where they stand in the clause. */
    List<DriveFinder.Placed> placed() {
        return placed;
    }

    private String source(FromItem item) {
        if (item instanceof net.sf.jsqlparser.schema.Table table) {
            return table(table);
        }
        if (item instanceof ParenthesedSelect select
                && select.getPivot() == null
                && select.getUnPivot() == null
                && select.getSampleClause() == null) {
            Statement inner = subselects.apply(select.getSelect());
            String alias = Names.of(select.getAlias())
                    .orElse("subquery" + scope.sources().size());
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

    private String table(net.sf.jsqlparser.schema.Table table) {
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
        String alias = Names.of(table.getAlias()).orElse(known.name());
        Map<String, Sql.Kind> columns = new LinkedHashMap<>();
        known.columns().forEach((column, type) -> columns.put(column, Sql.kindOf(type)));
        scope.add(new Source(alias, known.name(), columns, known.references()));
        String quoted = Sql.quote(known.name());
        return catalog.rowFilter(known.name())
                        .map(filter -> "(SELECT * FROM " + quoted + " WHERE " + filter + ")")
                        .orElse(quoted)
                + " AS " + Sql.quote(alias);
    }

    private void join(Join join, boolean mandatory) {
        Clauses.refuseForeign(join);
        if (join.isSimple() || join.isCross()) {
            body.append(join.isSimple() ? ", " : " CROSS JOIN ");
            place(join.getFromItem(), mandatory);
            return;
        }
        if (join.getOnExpressions().size() != 1) {
            throw Refusals.unsupported("a join has one ON");
        }
        body.append(join.isLeft() ? " LEFT JOIN " : join.isRight() ? " RIGHT JOIN " : " JOIN ");
        place(join.getFromItem(), mandatory);
        body.append(" ON ")
                .append(expressions
                        .write(join.getOnExpressions().iterator().next(), scope)
                        .text());
    }

    /** Writes a source and remembers where it stands, if it is a table with a key of one column. */
    private void place(FromItem item, boolean mandatory) {
        int start = body.length();
        body.append(source(item));
        Source source = scope.sources().get(scope.sources().size() - 1);
        catalog.keyOf(source.table())
                .filter(key -> item instanceof net.sf.jsqlparser.schema.Table)
                .ifPresent(key -> placed.add(new DriveFinder.Placed(source, key, start, body.length(), mandatory)));
    }
}
