package io.daybook.sandbox.netsuite.suiteql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;

/** Calls of functions, and what is written like one. Used by one thread. */
final class Calls {
    private static final Set<String> CAST_TYPES =
            Set.of("VARCHAR", "VARCHAR2", "CHAR", "NUMBER", "NUMERIC", "DECIMAL", "INTEGER", "INT", "FLOAT");
    private static final Set<String> EXTRACTED = Set.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");

    private final ExpressionTranslator expressions;
    private final Functions functions;
    private final Builtins builtins;

    Calls(ExpressionTranslator expressions, Functions functions, Builtins builtins) {
        this.expressions = expressions;
        this.functions = functions;
        this.builtins = builtins;
    }

    /** Makes the calls known to the translator. */
    void register() {
        expressions.on(Function.class, this::function);
        expressions.on(TrimFunction.class, this::trim);
        expressions.on(CastExpression.class, this::cast);
        expressions.on(ExtractExpression.class, this::extract);
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
        List<Sql> written =
                arguments.stream().map(each -> expressions.write(each, scope)).toList();
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
                        ? builtins.displayText(ExpressionTranslator.resolve(column, scope))
                        : expressions.write(arguments.get(0), scope);
            case "RELATIVE_RANGES":
                return builtins.relativeRange(arguments.stream()
                        .map(each -> expressions.write(each, scope))
                        .toList());
            case "CONSOLIDATE":
                return builtins.consolidate(
                        arguments.stream()
                                .map(each -> expressions.write(each, scope))
                                .toList(),
                        subsidiaryBeside(scope));
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
        return functions.write("TRIM", List.of(expressions.write(trim.getExpression(), scope)));
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
        return Sql.of(
                "CAST(" + expressions.write(cast.getLeftExpression(), scope).text() + " AS " + type
                        + (sizes.isEmpty() ? "" : "(" + String.join(", ", sizes) + ")") + ")");
    }

    private Sql extract(ExtractExpression extract, Scope scope) {
        String part = extract.getName().toUpperCase(Locale.ROOT);
        if (!EXTRACTED.contains(part)) {
            throw Refusals.unsupported("EXTRACT has no " + part);
        }
        return Sql.of("EXTRACT(" + part + " FROM "
                + expressions.write(extract.getExpression(), scope).text() + ")");
    }
}
