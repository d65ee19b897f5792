package io.daybook.source.intacct;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a condition as a mapping writes it: {@code LINEITEM = 'T'}, {@code HEADER.TRX_TOTALENTERED < 0},
 * {@code STATE not in ('Draft', 'No Value')}, {@code NAME like 'A%'}, {@code CURRENCY is not null}. Enumerations are compared
 * by label (Intacct reference 3.1).
 */
final class ConditionText {
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("=", "equalto"),
            Map.entry("!=", "notequalto"),
            Map.entry("<", "lessthan"),
            Map.entry("<=", "lessthanorequalto"),
            Map.entry(">", "greaterthan"),
            Map.entry(">=", "greaterthanorequalto"),
            Map.entry("like", "like"),
            Map.entry("not like", "notlike"),
            Map.entry("in", "in"),
            Map.entry("not in", "notin"),
            Map.entry("is null", "isnull"),
            Map.entry("is not null", "isnotnull"));

    private static final Pattern FORM = Pattern.compile(
            "(\\S+?)\\s*(!=|<=|>=|=|<|>|\\bnot\\s+like\\b|\\blike\\b|\\bnot\\s+in\\b|\\bin\\b|\\bis\\s+not\\s+null\\b|\\bis\\s+null\\b)\\s*(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'|(-?[0-9]+(?:\\.[0-9]+)?|true|false)");

    private ConditionText() {}

    /** @throws IllegalArgumentException if it is no condition */
    static Filter read(String text, Part part) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw wrong(text);
        }
        String operator =
                OPERATORS.get(matcher.group(2).toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        List<String> values = values(matcher.group(3).strip(), operator, text);
        return new Filter.Compare(operator, part.path(matcher.group(1)), values);
    }

    private static List<String> values(String text, String operator, String whole) {
        boolean none = operator.equals("isnull") || operator.equals("isnotnull");
        boolean several = operator.equals("in") || operator.equals("notin");
        if (none) {
            if (!text.isEmpty()) {
                throw wrong(whole);
            }
            return List.of();
        }
        if (!several) {
            return List.of(value(text, whole));
        }
        if (!text.startsWith("(") || !text.endsWith(")")) {
            throw wrong(whole);
        }
        List<String> values = new ArrayList<>();
        String rest = text.substring(1, text.length() - 1).strip();
        while (true) {
            Matcher matcher = VALUE.matcher(rest);
            if (!matcher.lookingAt()) {
                throw wrong(whole);
            }
            values.add(value(matcher.group(), whole));
            rest = rest.substring(matcher.end()).strip();
            if (rest.isEmpty()) {
                return values;
            }
            if (!rest.startsWith(",")) {
                throw wrong(whole);
            }
            rest = rest.substring(1).strip();
        }
    }

    private static String value(String text, String whole) {
        Matcher matcher = VALUE.matcher(text);
        if (!matcher.matches()) {
            throw wrong(whole);
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1).replace("''", "'");
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("'" + text + "' is no condition; write FIELD = 'text', FIELD > 0, FIELD in"
                + " ('a', 'b'), FIELD like 'a%' or FIELD is null");
    }
}
