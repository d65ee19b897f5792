package io.daybook.sandbox.netsuite.record;

import io.daybook.sandbox.netsuite.UserDateFormat;
import io.daybook.sandbox.netsuite.books.ColumnType;
import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter {@code q} of a record list, as a condition for the books (NetSuite reference 4.3). AND binds tighter than OR;
 * dates are in the user's format. Used by one thread, once.
 */
final class RecordFilter {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\(|\\)|\\[|]|,|\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s()\\[\\],\"]+)");

    private final RecordType type;
    private final Fields fields;
    private final UserDateFormat dates;
    private final List<String> tokens = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();
    private int at;

    /** A condition with its arguments. */
    record Condition(String sql, List<Object> arguments) {}

    private RecordFilter(RecordType type, Fields fields, UserDateFormat dates) {
        this.type = type;
        this.fields = fields;
        this.dates = dates;
    }

    /** @throws NetSuiteError 400 in the service's words */
    static Condition read(String q, RecordType type, Fields fields, UserDateFormat dates) {
        RecordFilter filter = new RecordFilter(type, fields, dates);
        Matcher matcher = TOKEN.matcher(q);
        int end = 0;
        while (matcher.lookingAt()) {
            filter.tokens.add(matcher.group(1));
            end = matcher.end();
            matcher.region(end, q.length());
        }
        if (!q.substring(end).isBlank()) {
            throw invalid();
        }
        String sql = filter.either();
        if (filter.at < filter.tokens.size()) {
            throw invalid();
        }
        return new Condition(sql, filter.arguments);
    }

    private String either() {
        String sql = both();
        while (at < tokens.size() && tokens.get(at).equalsIgnoreCase("OR")) {
            at++;
            sql = "(" + sql + " OR " + both() + ")";
        }
        return sql;
    }

    private String both() {
        String sql = one();
        while (at < tokens.size() && tokens.get(at).equalsIgnoreCase("AND")) {
            at++;
            sql = "(" + sql + " AND " + one() + ")";
        }
        return sql;
    }

    private String one() {
        if (peek().equals("(")) {
            at++;
            String inner = either();
            expect(")");
            return "(" + inner + ")";
        }
        String property = next();
        Field field = fields.of(type, property).orElseThrow(() -> NetSuiteError.of(
                        400, "NONEXISTENT_FIELD", "Field '" + property + "' does not exist.")
                .at(NetSuiteError.Locator.QUERY_PARAMETER, "q"));
        String operator = next().toUpperCase(Locale.ROOT);
        boolean not = operator.endsWith("_NOT");
        String sql = comparison(
                "\"" + field.column() + "\"", field, not ? operator.substring(0, operator.length() - 4) : operator);
        return not ? "(NOT COALESCE(" + sql + ", FALSE))" : sql;
    }

    private String comparison(String column, Field field, String operator) {
        return switch (operator) {
            case "EMPTY" -> "(" + column + " IS NULL)";
            case "IS", "EQUAL", "ON" -> compare(column, "=", field);
            case "GREATER", "AFTER" -> compare(column, ">", field);
            case "GREATER_OR_EQUAL", "ON_OR_AFTER" -> compare(column, ">=", field);
            case "LESS", "BEFORE" -> compare(column, "<", field);
            case "LESS_OR_EQUAL", "ON_OR_BEFORE" -> compare(column, "<=", field);
            case "CONTAIN" -> like(column, "%", "%");
            case "START_WITH" -> like(column, "", "%");
            case "END_WITH" -> like(column, "%", "");
            case "ANY_OF" -> list(column, field);
            case "BETWEEN", "WITHIN" -> between(column, field);
            default -> throw invalid();
        };
    }

    private String compare(String column, String operator, Field field) {
        Object value = value(next(), field);
        arguments.add(value);
        return "(" + (field.type() == ColumnType.TIMESTAMP ? "CAST(" + column + " AS DATE)" : column) + " " + operator
                + " ?)";
    }

    private String like(String column, String before, String after) {
        arguments.add(
                before + text(next()).replace("!", "!!").replace("%", "!%").replace("_", "!_") + after);
        return "(LOWER(" + column + ") LIKE LOWER(?) ESCAPE '!')";
    }

    private String list(String column, Field field) {
        List<Object> members = members(field);
        arguments.addAll(members);
        return "(" + column + " IN (" + String.join(", ", Collections.nCopies(members.size(), "?")) + "))";
    }

    private String between(String column, Field field) {
        List<Object> members = members(field);
        if (members.size() != 2) {
            throw invalid();
        }
        arguments.addAll(members);
        return "(" + column + " BETWEEN ? AND ?)";
    }

    private List<Object> members(Field field) {
        expect("[");
        List<Object> members = new ArrayList<>();
        do {
            members.add(value(next(), field));
        } while (next().equals(",") && !peek().equals("]"));
        if (!tokens.get(at - 1).equals("]")) {
            throw invalid();
        }
        return members;
    }

    private Object value(String token, Field field) {
        String text = text(token);
        return switch (field.type()) {
            case INTEGER, DECIMAL -> {
                try {
                    yield new BigDecimal(text);
                } catch (NumberFormatException e) {
                    throw invalid();
                }
            }
            case BOOLEAN -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("T") ? "T" : "F";
            case DATE, TIMESTAMP -> day(text);
            default -> text;
        };
    }

    private LocalDate day(String text) {
        return dates.read(text)
                .orElseThrow(() -> NetSuiteError.invalidParameter(
                        "q",
                        "Invalid search query. Detailed unprocessed description follows. Unparseable date: \"" + text
                                + "\"."));
    }

    private static String text(String token) {
        return token.startsWith("\"") ? token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1") : token;
    }

    private String peek() {
        if (at >= tokens.size()) {
            throw invalid();
        }
        return tokens.get(at);
    }

    private String next() {
        String token = peek();
        at++;
        return token;
    }

    private void expect(String token) {
        if (!next().equals(token)) {
            throw invalid();
        }
    }

    private static NetSuiteError invalid() {
        return NetSuiteError.invalidParameter("q", "Invalid search query. Provide a valid search query.");
    }
}
