package io.daybook.sandbox.netsuite.suiteql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
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
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.expression.operators.relational.SupportsOldOracleJoinSyntax;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Writes SuiteQL's expressions for H2. The list of what it can write is the list of what the dialect has: an expression
 * of any other kind is refused, so nothing unforeseen reaches the database. Used by one thread.
 */
final class ExpressionTranslator {
    /** The most items of one IN (NetSuite reference 2.4). */
    private static final int LONGEST_IN = 1000;

    private static final Set<String> CAST_TYPES =
            Set.of("VARCHAR", "VARCHAR2", "CHAR", "NUMBER", "NUMERIC", "DECIMAL", "INTEGER", "INT", "FLOAT");
    private static final Set<String> EXTRACTED = Set.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");

    /** Oracle has no escape character unless one is named, H2 has the backslash: so one that nobody writes. */
    private static final String NO_ESCAPE = " ESCAPE '\uE000'";

    private interface Rule {
        Sql write(Expression expression, Scope scope);
    }

    private final List<String> parameters;
    private final AccountTime time;
    private final Functions functions;
    private final Builtins builtins;
    private final BiFunction<Select, Scope, String> subqueries;
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
        this.functions = functions;
        this.builtins = builtins;
        this.subqueries = subqueries;
        literals();
        operators();
        comparisons();
        on(Column.class, this::column);
        on(TimeKeyExpression.class, (key, scope) -> word(key.getStringValue())
                .orElseThrow(() -> Refusals.unsupported(key.getStringValue() + " is not part of the dialect")));
        on(Function.class, this::function);
        on(TrimFunction.class, this::trim);
        on(CastExpression.class, this::cast);
        on(ExtractExpression.class, this::extract);
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

    private <E extends Expression> void on(Class<E> type, BiFunction<E, Scope, Sql> write) {
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

    private void comparisons() {
        for (Class<? extends ComparisonOperator> type : List.of(
                EqualsTo.class,
                NotEqualsTo.class,
                GreaterThan.class,
                GreaterThanEquals.class,
                MinorThan.class,
                MinorThanEquals.class)) {
            on(type, this::compare);
        }
        on(IsNullExpression.class, (test, scope) -> {
            if (test.isUseIsNull() || test.isUseNotNull()) {
                throw Refusals.unsupported("ISNULL and NOTNULL are not part of the dialect");
            }
            return Sql.of("(" + write(test.getLeftExpression(), scope).text()
                    + (test.isNot() ? " IS NOT NULL)" : " IS NULL)"));
        });
        on(Between.class, (between, scope) -> {
            Sql value = write(between.getLeftExpression(), scope);
            return Sql.of("(" + value.text() + (between.isNot() ? " NOT" : "") + " BETWEEN "
                    + beside(value, write(between.getBetweenExpressionStart(), scope))
                    + " AND "
                    + beside(value, write(between.getBetweenExpressionEnd(), scope)) + ")");
        });
        on(LikeExpression.class, this::like);
        on(ExistsExpression.class, (exists, scope) -> {
            if (!(exists.getRightExpression() instanceof ParenthesedSelect select)) {
                throw Refusals.unsupported("EXISTS takes a subquery");
            }
            return Sql.of((exists.isNot() ? "(NOT EXISTS (" : "(EXISTS (") + subqueries.apply(select.getSelect(), scope)
                    + "))");
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

    private static Scope.Resolved resolve(Column column, Scope scope) {
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

    private Sql compare(ComparisonOperator comparison, Scope scope) {
        if (comparison.getOldOracleJoinSyntax() != SupportsOldOracleJoinSyntax.NO_ORACLE_JOIN
                || comparison.getOraclePriorPosition() != SupportsOldOracleJoinSyntax.NO_ORACLE_PRIOR) {
            throw Refusals.unsupported("(+) and PRIOR are not part of the dialect");
        }
        if (comparison.getRightExpression() instanceof Function function
                && StatementText.IN.equalsIgnoreCase(function.getName())) {
            return in(comparison.getLeftExpression(), comparison instanceof NotEqualsTo, function, scope);
        }
        Sql left = write(comparison.getLeftExpression(), scope);
        Sql right = write(comparison.getRightExpression(), scope);
        String operator = comparison.getStringExpression().equals("!=") ? "<>" : comparison.getStringExpression();
        if (!Set.of("=", "<>", "<", "<=", ">", ">=").contains(operator)) {
            throw Refusals.unsupported("the operator " + operator + " is not part of the dialect");
        }
        return Sql.of("(" + beside(right, left) + " " + operator + " " + beside(left, right) + ")");
    }

    /** A string beside a date is a day in the user's format, and nothing else (NetSuite reference 2.4). */
    private String beside(Sql other, Sql value) {
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
                : " ESCAPE " + write(like.getEscape(), scope).text();
        return Sql.of("(" + write(like.getLeftExpression(), scope).text() + (like.isNot() ? " NOT" : "") + " LIKE "
                + write(like.getRightExpression(), scope).text() + escape + ")");
    }

    /** {@code x IN (…)}, which {@link StatementText} made a comparison with a function. */
    private Sql in(Expression left, boolean not, Function list, Scope scope) {
        Sql value = write(left, scope);
        ExpressionList<?> members = list.getParameters();
        if (members == null || members.isEmpty() || members.size() > LONGEST_IN) {
            throw Refusals.unsupported("IN takes 1 to " + LONGEST_IN + " members");
        }
        String written;
        if (members.size() == 1 && members.get(0) instanceof Select select) {
            written = subqueries.apply(select, scope);
        } else {
            written = members.stream()
                    .map(member -> beside(value, write(member, scope)))
                    .collect(Collectors.joining(", "));
        }
        return Sql.of("(" + value.text() + (not ? " NOT" : "") + " IN (" + written + "))");
    }

    private Sql function(Function function, Scope scope) {
        if (function.getKeep() != null
                || function.getAttribute() != null
                || function.getNamedParameters() != null
                || function.getOrderByElements() != null
                || function.getHavingClause() != null
                || function.getLimit() != null
                || function.isEscaped()) {
            throw Refusals.unsupported("a clause inside " + function.getName() + " is not part of the dialect");
        }
        String name = function.getName().toUpperCase(Locale.ROOT);
        List<Expression> arguments = new ArrayList<>();
        if (function.getParameters() != null) {
            function.getParameters().forEach(arguments::add);
        }
        if (name.startsWith("BUILTIN.")) {
            return builtin(name.substring("BUILTIN.".length()), arguments, scope);
        }
        if (name.equals("COUNT") && arguments.size() == 1 && arguments.get(0).getClass() == AllColumns.class) {
            return Sql.of("COUNT(*)");
        }
        List<Sql> written = arguments.stream().map(each -> write(each, scope)).toList();
        if (function.isDistinct()) {
            if (!Functions.isAggregate(name) || written.size() != 1) {
                throw Refusals.unsupported("DISTINCT inside " + name + " is not part of the dialect");
            }
            Sql distinct = written.get(0);
            return functions.write(
                    name, List.of(new Sql("DISTINCT " + distinct.text(), distinct.kind(), Optional.empty())));
        }
        return functions.write(name, written);
    }

    private Sql builtin(String name, List<Expression> arguments, Scope scope) {
        switch (name) {
            case "DF":
                if (arguments.size() != 1) {
                    throw Refusals.unsupported("DF takes one argument");
                }
                return arguments.get(0) instanceof Column column
                        ? builtins.displayText(resolve(column, scope))
                        : write(arguments.get(0), scope);
            case "RELATIVE_RANGES":
                return builtins.relativeRange(
                        arguments.stream().map(each -> write(each, scope)).toList());
            case "CONSOLIDATE":
                return builtins.consolidate(
                        arguments.stream().map(each -> write(each, scope)).toList(), subsidiaryBeside(scope));
            default:
                throw Refusals.unsupported("BUILTIN has no " + name);
        }
    }

    /** The subsidiary of the row that an amount stands in: its line's, or that of whatever is joined and has one. */
    private static Optional<Scope.Resolved> subsidiaryBeside(Scope scope) {
        return scope.sources().stream()
                .filter(source -> source.columns().containsKey("subsidiary"))
                .filter(source -> source.table().startsWith("transaction"))
                .map(source -> new Scope.Resolved(source, "subsidiary"))
                .reduce((first, second) -> second.source().table().equals("transactionline") ? second : first);
    }

    private Sql trim(TrimFunction trim, Scope scope) {
        if (trim.getTrimSpecification() != null || trim.getFromExpression() != null) {
            throw Refusals.unsupported("only plain TRIM is part of the dialect");
        }
        return functions.write("TRIM", List.of(write(trim.getExpression(), scope)));
    }

    private Sql cast(CastExpression cast, Scope scope) {
        if (!"CAST".equalsIgnoreCase(cast.keyword) || cast.getColDataType() == null || cast.getFormat() != null) {
            throw Refusals.unsupported("only CAST(x AS type) is part of the dialect");
        }
        String type = cast.getColDataType().getDataType().strip().toUpperCase(Locale.ROOT);
        List<String> sizes = Optional.ofNullable(cast.getColDataType().getArgumentsStringList())
                .orElse(List.of());
        boolean sized = sizes.stream().allMatch(size -> size.matches("\\d{1,4}"));
        if (!CAST_TYPES.contains(type) || !sized) {
            throw Refusals.unsupported("CAST to " + type + " is not part of the dialect");
        }
        return Sql.of("CAST(" + write(cast.getLeftExpression(), scope).text() + " AS " + type
                + (sizes.isEmpty() ? "" : "(" + String.join(", ", sizes) + ")") + ")");
    }

    private Sql extract(ExtractExpression extract, Scope scope) {
        String part = extract.getName().toUpperCase(Locale.ROOT);
        if (!EXTRACTED.contains(part)) {
            throw Refusals.unsupported("EXTRACT has no " + part);
        }
        return Sql.of("EXTRACT(" + part + " FROM "
                + write(extract.getExpression(), scope).text() + ")");
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
                    .append(subject == null ? condition.text() : beside(subject, condition))
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
