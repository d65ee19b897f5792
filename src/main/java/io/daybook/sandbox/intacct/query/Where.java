package io.daybook.sandbox.intacct.query;

import io.daybook.sandbox.intacct.catalog.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes SQL of a condition, with a parameter for each value. Not thread-safe. */
final class Where {
    private final Scope scope;
    private final ObjectType object;
    private final Literals literals;
    private final boolean byCode;
    private final boolean caseInsensitive;
    private final List<Object> parameters = new ArrayList<>();

    Where(Scope scope, Question question, Literals literals) {
        this.scope = scope;
        this.object = question.object();
        this.literals = literals;
        this.byCode = question.byCode();
        this.caseInsensitive = question.caseInsensitive();
    }

    List<Object> parameters() {
        return parameters;
    }

    String sql(Condition condition) {
        if (condition instanceof Condition.All all) {
            return joined(all.members(), " AND ");
        }
        if (condition instanceof Condition.Any any) {
            return joined(any.members(), " OR ");
        }
        if (condition instanceof Condition.Not not) {
            return "(NOT " + sql(not.member()) + ")";
        }
        return compare((Condition.Compare) condition);
    }

    private String joined(List<Condition> members, String word) {
        return members.stream().map(this::sql).collect(Collectors.joining(word, "(", ")"));
    }

    private String compare(Condition.Compare compare) {
        String name = byCode ? Codes.field(object, compare.field()) : compare.field();
        Scope.Resolved field = scope.resolve(name);
        boolean like = compare.operator() == Operator.LIKE || compare.operator() == Operator.NOTLIKE;
        String left = like && field.field().type().number() ? "CAST(" + field.sql() + " AS VARCHAR)" : field.sql();
        boolean text = like || field.field().type().text();
        String column = text && caseInsensitive ? "UPPER(" + left + ")" : left;
        for (String value : compare.values()) {
            String meant = byCode ? Codes.label(object, name, value) : value;
            parameters.add(like ? meant : literals.of(field.field(), meant));
        }
        String mark = text && caseInsensitive ? "UPPER(?)" : "?";
        String marks = compare.values().stream().map(value -> mark).collect(Collectors.joining(", "));
        return switch (compare.operator()) {
            case EQUALTO -> column + " = " + mark;
            case NOTEQUALTO -> column + " <> " + mark;
            case LESSTHAN -> column + " < " + mark;
            case LESSTHANOREQUALTO -> column + " <= " + mark;
            case GREATERTHAN -> column + " > " + mark;
            case GREATERTHANOREQUALTO -> column + " >= " + mark;
            case BETWEEN -> column + " BETWEEN " + mark + " AND " + mark;
            case IN -> column + " IN (" + marks + ")";
            case NOTIN -> column + " NOT IN (" + marks + ")";
            case LIKE -> column + " LIKE " + mark;
            case NOTLIKE -> column + " NOT LIKE " + mark;
            case ISNULL -> column + " IS NULL";
            case ISNOTNULL -> column + " IS NOT NULL";
        };
    }
}
