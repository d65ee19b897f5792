package io.daybook.sandbox.netsuite.suiteql;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;

/** Finds out whether a SELECT with that expression has one row for many. Used by one thread, once. */
final class AggregateFinder extends ExpressionVisitorAdapter<Void> {
    private boolean found;

    static boolean aggregates(Expression expression) {
        AggregateFinder finder = new AggregateFinder();
        expression.accept(finder, null);
        return finder.found;
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
