package io.daybook.sandbox.netsuite.suiteql;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Writes SuiteQL's expressions for H2. The list of what it can write is the list of what the dialect has: an expression
 * of any other kind is refused, so nothing unforeseen reaches the database. Used by one thread.
 */
final class ExpressionTranslator {
    private interface Rule {
        Sql write(Expression expression, Scope scope);
    }

    private final List<String> parameters;
    private final AccountTime time;
    private final Comparisons comparisons;
    private final Map<Class<? extends Expression>, Rule> rules = new HashMap<>();

    /** @param subqueries writes a SELECT that stands inside the given scope, without parentheses around it */
    ExpressionTranslator(
            List<String> parameters,
            AccountTime time,
            Functions functions,
            Builtins builtins,
            BiFunction<Select, Scope, String> subqueries) {
        this.parameters = parameters;
        this.time = time;
        literals();
        operators();
        this.comparisons = new Comparisons(this, time, subqueries);
        comparisons.register();
        new Calls(this, functions, builtins).register();
        on(Column.class, this::column);
        on(TimeKeyExpression.class, (key, scope) -> word(key.getStringValue())
                .orElseThrow(() -> Refusals.unsupported(key.getStringValue() + " is not part of the dialect")));
        on(CaseExpression.class, this::cases);
        on(ParenthesedSelect.class, (select, scope) -> Sql.of("(" + subqueries.apply(select.getSelect(), scope) + ")"));
    }

    /** The expression for H2. */
    Sql write(Expression expression, Scope scope) {
        Rule rule = expression == null ? null : rules.get(expression.getClass());
        if (rule == null) {
            throw Refusals.unsupported(expression + " is not part of the dialect");
        }
        return rule.write(expression, scope);
    }

    /** Makes a kind of expression part of the dialect. */
    <E extends Expression> void on(Class<E> type, BiFunction<E, Scope, Sql> write) {
        rules.put(type, (expression, scope) -> write.apply(type.cast(expression), scope));
    }

    private void literals() {
        on(StringValue.class, (string, scope) -> {
            if (string.getPrefix() != null) {
                throw Refusals.unsupported("literals have no prefix");
            }
            return Sql.literal(string.getNotExcapedValue());
        });
        on(
                LongValue.class,
                (number, scope) -> Sql.of(number.getBigIntegerValue().toString()));
        on(DoubleValue.class, (number, scope) -> Sql.of(new java.math.BigDecimal(number.toString()).toPlainString()));
        on(NullValue.class, (nothing, scope) -> Sql.of("NULL"));
        // all parameters are strings, so each is the literal that it stands for
        on(JdbcParameter.class, (parameter, scope) -> {
            int index = parameter.getIndex() - 1;
            if (parameter.isUseFixedIndex() || index < 0 || index >= parameters.size()) {
                throw Refusals.unsupported("question mark " + parameter.getIndex() + " has no value in params");
            }
            return Sql.literal(parameters.get(index));
        });
    }

    private void operators() {
        on(AndExpression.class, (and, scope) -> infix(and, "AND", scope));
        on(OrExpression.class, (or, scope) -> infix(or, "OR", scope));
        on(
                NotExpression.class,
                (not, scope) ->
                        Sql.of("(NOT " + write(not.getExpression(), scope).text() + ")"));
        on(Concat.class, (concat, scope) -> infix(concat, "||", scope));
        on(Multiplication.class, (product, scope) -> infix(product, "*", scope));
        on(
                Division.class,
                (division, scope) -> Sql.of("(CAST("
                        + write(division.getLeftExpression(), scope).text() + " AS DECFLOAT(40)) / "
                        + write(division.getRightExpression(), scope).text() + ")"));
        on(Addition.class, this::add);
        on(Subtraction.class, this::subtract);
        on(SignedExpression.class, (signed, scope) -> {
            if (signed.getSign() != '-' && signed.getSign() != '+') {
                throw Refusals.unsupported("the sign " + signed.getSign() + " is not part of the dialect");
            }
            return Sql.of("(" + signed.getSign() + " "
                    + write(signed.getExpression(), scope).text() + ")");
        });
        // ParenthesedExpressionList<?> has no class literal of its own that the method could take
        rules.put(ParenthesedExpressionList.class, (list, scope) -> {
            ExpressionList<?> expressions = (ExpressionList<?>) list;
            if (expressions.size() != 1) {
                throw Refusals.unsupported("a list cannot stand there");
            }
            Sql inner = write(expressions.get(0), scope);
            return new Sql("(" + inner.text() + ")", inner.kind(), inner.literal());
        });
    }

    private Sql column(Column column, Scope scope) {
        if (column.getArrayConstructor() != null || column.getColumnName().contains("`")) {
            throw Refusals.unsupported(column + " is not a column");
        }
        String alias = column.getUnquotedTableName();
        if (alias == null) {
            Optional<Sql> word = word(column.getColumnName());
            if (word.isPresent()) {
                return word.get();
            }
        }
        return resolve(column, scope).sql();
    }

    /** The column that is meant, with at most an alias before its name. */
    static Scope.Resolved resolve(Column column, Scope scope) {
        if (column.getTable() != null && column.getTable().getNameParts().size() != 1) {
            throw Refusals.unsupported(column + " has more than alias and name");
        }
        return scope.resolve(column.getUnquotedTableName(), column.getUnquotedColumnName());
    }

    /** Names that stand for a value although they look like columns. */
    private Optional<Sql> word(String word) {
        return switch (word.toUpperCase(Locale.ROOT).replace("()", "")) {
            case "SYSDATE", "SYSTIMESTAMP" -> Optional.of(time.serverNow());
            case "CURRENT_DATE", "CURRENT_TIMESTAMP" -> Optional.of(time.loginNow());
            case "ROWNUM" -> Optional.of(Sql.of("ROWNUM"));
            default -> Optional.empty();
        };
    }

    private Sql infix(BinaryExpression expression, String operator, Scope scope) {
        return Sql.of("(" + write(expression.getLeftExpression(), scope).text() + " " + operator + " "
                + write(expression.getRightExpression(), scope).text() + ")");
    }

    /** Numbers, or days onto a date; strings are joined by {@code ||} only. */
    private Sql add(Addition addition, Scope scope) {
        Sql left = write(addition.getLeftExpression(), scope);
        Sql right = write(addition.getRightExpression(), scope);
        if (left.literal().isPresent() || right.literal().isPresent() || left.isDate() && right.isDate()) {
            throw Refusals.unsupported("+ joins neither strings nor dates; use ||");
        }
        String text = "(" + left.text() + " + " + right.text() + ")";
        return left.isDate() || right.isDate() ? Sql.date(text) : Sql.of(text);
    }

    /** Numbers, days off a date, or the days between two dates. */
    private Sql subtract(Subtraction subtraction, Scope scope) {
        Sql left = write(subtraction.getLeftExpression(), scope);
        Sql right = write(subtraction.getRightExpression(), scope);
        if (left.isDate() && right.isDate()) {
            return Sql.of(
                    "(CAST(DATEDIFF(SECOND, " + right.text() + ", " + left.text() + ") AS DECFLOAT(40)) / 86400)");
        }
        String text = "(" + left.text() + " - " + right.text() + ")";
        return left.isDate() ? Sql.date(text) : Sql.of(text);
    }

    private Sql cases(CaseExpression cases, Scope scope) {
        StringBuilder text = new StringBuilder("(CASE");
        Sql subject = cases.getSwitchExpression() == null ? null : write(cases.getSwitchExpression(), scope);
        if (subject != null) {
            text.append(' ').append(subject.text());
        }
        boolean dates = false;
        for (WhenClause when : cases.getWhenClauses()) {
            Sql condition = write(when.getWhenExpression(), scope);
            Sql value = write(when.getThenExpression(), scope);
            dates |= value.isDate();
            text.append(" WHEN ")
                    .append(subject == null ? condition.text() : comparisons.beside(subject, condition))
                    .append(" THEN ")
                    .append(value.text());
        }
        if (cases.getElseExpression() != null) {
            text.append(" ELSE ").append(write(cases.getElseExpression(), scope).text());
        }
        text.append(" END)");
        return dates ? Sql.date(text.toString()) : Sql.of(text.toString());
    }
}
