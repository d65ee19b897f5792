package io.daybook.sandbox.netsuite.suiteql;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.SupportsOldOracleJoinSyntax;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Conditions: which of them SuiteQL has, and what becomes of a string beside a date. Used by one thread. */
final class Comparisons {
    /** The most items of one IN (NetSuite reference 2.4). */
    private static final int LONGEST_IN = 1000;

    /** Oracle has no escape character unless one is named, H2 has the backslash: so one that nobody writes. */
    private static final String NO_ESCAPE = " ESCAPE '\uE000'";

    private final ExpressionTranslator expressions;
    private final AccountTime time;
    private final BiFunction<Select, Scope, String> subqueries;

    Comparisons(ExpressionTranslator expressions, AccountTime time, BiFunction<Select, Scope, String> subqueries) {
        this.expressions = expressions;
        this.time = time;
        this.subqueries = subqueries;
    }

    /** Makes the comparisons known to the translator. */
    void register() {
        for (Class<? extends ComparisonOperator> type : List.of(
                EqualsTo.class,
                NotEqualsTo.class,
                GreaterThan.class,
                GreaterThanEquals.class,
                MinorThan.class,
                MinorThanEquals.class)) {
            expressions.on(type, this::compare);
        }
        expressions.on(IsNullExpression.class, (test, scope) -> {
            if (test.isUseIsNull() || test.isUseNotNull()) {
                throw Refusals.unsupported("ISNULL and NOTNULL are not part of the dialect");
            }
            return Sql.of(
                    "(" + expressions.write(test.getLeftExpression(), scope).text()
                            + (test.isNot() ? " IS NOT NULL)" : " IS NULL)"));
        });
        expressions.on(Between.class, (between, scope) -> {
            Sql value = expressions.write(between.getLeftExpression(), scope);
            return Sql.of("(" + value.text() + (between.isNot() ? " NOT" : "") + " BETWEEN "
                    + beside(value, expressions.write(between.getBetweenExpressionStart(), scope))
                    + " AND "
                    + beside(value, expressions.write(between.getBetweenExpressionEnd(), scope)) + ")");
        });
        expressions.on(LikeExpression.class, this::like);
        expressions.on(ExistsExpression.class, (exists, scope) -> {
            if (!(exists.getRightExpression() instanceof ParenthesedSelect select)) {
                throw Refusals.unsupported("EXISTS takes a subquery");
            }
            return Sql.of((exists.isNot() ? "(NOT EXISTS (" : "(EXISTS (") + subqueries.apply(select.getSelect(), scope)
                    + "))");
        });
    }

    private Sql compare(ComparisonOperator comparison, Scope scope) {
        if (comparison.getOldOracleJoinSyntax() != SupportsOldOracleJoinSyntax.NO_ORACLE_JOIN
                || comparison.getOraclePriorPosition() != SupportsOldOracleJoinSyntax.NO_ORACLE_PRIOR) {
            throw Refusals.unsupported("(+) and PRIOR are not part of the dialect");
        }
        if (comparison.getRightExpression() instanceof Function function
                && StatementText.IN.equalsIgnoreCase(function.getName())) {
            return in(comparison.getLeftExpression(), comparison instanceof NotEqualsTo, function, scope);
        }
        Sql left = expressions.write(comparison.getLeftExpression(), scope);
        Sql right = expressions.write(comparison.getRightExpression(), scope);
        String operator = comparison.getStringExpression().equals("!=") ? "<>" : comparison.getStringExpression();
        if (!Set.of("=", "<>", "<", "<=", ">", ">=").contains(operator)) {
            throw Refusals.unsupported("the operator " + operator + " is not part of the dialect");
        }
        return Sql.of("(" + beside(right, left) + " " + operator + " " + beside(left, right) + ")");
    }

    /** A string beside a date is a day in the user's format, and nothing else (NetSuite reference 2.4). */
    String beside(Sql other, Sql value) {
        if (other.isDate() && value.literal().isPresent()) {
            return time.day(value.literal().get())
                    .orElseThrow(() -> Refusals.unsupported(value.text() + " is no day in the user's format"))
                    .text();
        }
        return value.text();
    }

    private Sql like(LikeExpression like, Scope scope) {
        if (like.getLikeKeyWord() != LikeExpression.KeyWord.LIKE || like.isUseBinary()) {
            throw Refusals.unsupported("only plain LIKE is part of the dialect");
        }
        String escape = like.getEscape() == null
                ? NO_ESCAPE
                : " ESCAPE " + expressions.write(like.getEscape(), scope).text();
        return Sql.of("(" + expressions.write(like.getLeftExpression(), scope).text() + (like.isNot() ? " NOT" : "")
                + " LIKE " + expressions.write(like.getRightExpression(), scope).text() + escape + ")");
    }

    /** {@code x IN (…)}, which {@link StatementText} made a comparison with a function. */
    private Sql in(Expression left, boolean not, Function list, Scope scope) {
        Sql value = expressions.write(left, scope);
        ExpressionList<?> members = list.getParameters();
        if (members == null || members.isEmpty() || members.size() > LONGEST_IN) {
            throw Refusals.unsupported("IN takes 1 to " + LONGEST_IN + " members");
        }
        String written;
        if (members.size() == 1 && members.get(0) instanceof Select select) {
            written = subqueries.apply(select, scope);
        } else {
            written = members.stream()
                    .map(member -> beside(value, expressions.write(member, scope)))
                    .collect(Collectors.joining(", "));
        }
        return Sql.of("(" + value.text() + (not ? " NOT" : "") + " IN (" + written + "))");
    }
}
