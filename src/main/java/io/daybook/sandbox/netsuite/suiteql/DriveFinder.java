package io.daybook.sandbox.netsuite.suiteql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;

/** Finds the table whose key orders a statement, and the bounds of that key. Used by one thread. */
final class DriveFinder {
    /** A table where it stands in the body; {@code mandatory} when no outer join can leave it out. */
    record Placed(Source source, String key, int start, int end, boolean mandatory) {}

    private final ExpressionTranslator expressions;
    private final Scope scope;

    DriveFinder(ExpressionTranslator expressions, Scope scope) {
        this.expressions = expressions;
        this.scope = scope;
    }

    /**
     * The drive of a statement with one row for each row of its body.
     *
     * @param orderKey the first key of its order, as written
     */
    Optional<Drive> find(List<Placed> tables, String body, String orderKey, OrderByElement first, Expression where) {
        for (Placed placed : tables) {
            String key = Sql.quote(placed.source().alias()) + "." + Sql.quote(placed.key());
            if (placed.mandatory() && key.equals(orderKey)) {
                List<String> bounds = new ArrayList<>();
                boolean[] sides = new boolean[2];
                collect(where, key, bounds, sides);
                return Optional.of(new Drive(
                        placed.start(),
                        placed.end(),
                        body.substring(placed.start(), placed.end()),
                        placed.source().alias(),
                        key,
                        !first.isAsc(),
                        bounds,
                        sides[0] && sides[1]));
            }
        }
        return Optional.empty();
    }

    /** The conditions among those that all must hold which compare the key with a number or a string. */
    private void collect(Expression condition, String key, List<String> bounds, boolean[] sides) {
        if (condition instanceof AndExpression and) {
            collect(and.getLeftExpression(), key, bounds, sides);
            collect(and.getRightExpression(), key, bounds, sides);
        } else if (condition instanceof ComparisonOperator comparison
                && comparison.getLeftExpression() instanceof Column column
                && isNumber(comparison.getRightExpression())
                && expressions.write(column, scope).text().equals(key)) {
            boolean equal = comparison instanceof EqualsTo;
            boolean above = comparison instanceof GreaterThan || comparison instanceof GreaterThanEquals;
            boolean below = comparison instanceof MinorThan || comparison instanceof MinorThanEquals;
            if (equal || above || below) {
                bounds.add(expressions.write(comparison, scope).text());
                sides[0] |= equal || above;
                sides[1] |= equal || below;
            }
        }
    }

    private static boolean isNumber(Expression expression) {
        return expression instanceof LongValue || expression instanceof StringValue;
    }
}
