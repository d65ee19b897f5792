package io.daybook.sandbox.intacct.query;

import io.daybook.sandbox.intacct.wire.IntacctError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the SQL-like condition of {@code readByQuery} (Intacct reference 3.2). Used for one text. */
public final class WhereParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:('(?:[^'\\\\]|\\\\.)*')|(<=|>=|<>|!=|=|<|>|\\(|\\)|,)|([A-Za-z_][A-Za-z0-9_.]*)|(-?\\d+(?:\\.\\d+)?))");
    private static final Map<String, Operator> COMPARISONS = Map.of(
            "=", Operator.EQUALTO,
            "!=", Operator.NOTEQUALTO,
            "<>", Operator.NOTEQUALTO,
            "<", Operator.LESSTHAN,
            "<=", Operator.LESSTHANOREQUALTO,
            ">", Operator.GREATERTHAN,
            ">=", Operator.GREATERTHANOREQUALTO);

    private final List<String> tokens = new ArrayList<>();
    private int next;

    private WhereParser(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && !text.substring(end).isBlank()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw refused();
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
    }

    /**
     * The condition; {@code null} for an empty text.
     *
     * @throws IntacctError {@code DL02000001} for anything else, an {@code ORDER BY} too
     */
    public static Condition parse(String text) {
        if (text.isBlank()) {
            return null;
        }
        WhereParser parser = new WhereParser(text);
        Condition condition = parser.any();
        if (parser.next < parser.tokens.size()) {
            throw refused();
        }
        return condition;
    }

    private Condition any() {
        List<Condition> members = new ArrayList<>(List.of(all()));
        while (accept("OR")) {
            members.add(all());
        }
        return members.size() == 1 ? members.get(0) : new Condition.Any(members);
    }

    private Condition all() {
        List<Condition> members = new ArrayList<>(List.of(one()));
        while (accept("AND")) {
            members.add(one());
        }
        return members.size() == 1 ? members.get(0) : new Condition.All(members);
    }

    private Condition one() {
        if (accept("NOT")) {
            return new Condition.Not(one());
        }
        if (accept("(")) {
            Condition inner = any();
            expect(")");
            return inner;
        }
        String field = take();
        if (!field.matches("[A-Za-z_][A-Za-z0-9_.]*")) {
            throw refused();
        }
        return comparison(field.toUpperCase(Locale.ROOT));
    }

    private Condition comparison(String field) {
        if (accept("IS")) {
            boolean not = accept("NOT");
            expect("NULL");
            return new Condition.Compare(field, not ? Operator.ISNOTNULL : Operator.ISNULL, List.of());
        }
        boolean not = accept("NOT");
        if (accept("LIKE")) {
            return new Condition.Compare(field, not ? Operator.NOTLIKE : Operator.LIKE, List.of(value()));
        }
        if (accept("IN")) {
            expect("(");
            List<String> values = new ArrayList<>(List.of(value()));
            while (accept(",")) {
                values.add(value());
            }
            expect(")");
            return new Condition.Compare(field, not ? Operator.NOTIN : Operator.IN, values);
        }
        Operator operator = COMPARISONS.get(take());
        if (operator == null || not) {
            throw refused();
        }
        return new Condition.Compare(field, operator, List.of(value()));
    }

    private String value() {
        String token = take();
        if (token.startsWith("'")) {
            return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        if (!token.matches("-?\\d+(\\.\\d+)?")) {
            throw refused();
        }
        return token;
    }

    private boolean accept(String word) {
        if (next < tokens.size() && tokens.get(next).equalsIgnoreCase(word)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw refused();
        }
    }

    private String take() {
        if (next >= tokens.size()) {
            throw refused();
        }
        return tokens.get(next++);
    }

    private static IntacctError refused() {
        return IntacctError.processing("The query has a syntax that is not supported.");
    }
}
