package io.daybook.sandbox.netsuite.suiteql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings a statement into the form in which the parser understands all of it.
 *
 * <p>It comes onto one line, without comments and without a semicolon at its end, because the parser takes a blank line
 * or a semicolon for the end and would quietly drop what follows. And {@code x IN (…)} becomes {@code x = SANDBOX_IN(…)},
 * because the parser reads {@code x IN (1, 2) AND y = 3} as {@code x IN ((1, 2) AND y = 3)}.
 */
final class StatementText {
    /** The function that stands for the list of an IN. */
    static final String IN = "SANDBOX_IN";

    private static final Pattern NOT_AT_END = Pattern.compile("(?i)(?<![\\w.\"$#])NOT\\s*$");
    private final String text;
    private final StringBuilder out;
    private int at;

    private StatementText(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    static String forParser(String statement) {
        return new StatementText(statement).read();
    }

    private String read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                quoted(c);
            } else if (text.startsWith("--", at)) {
                skipTo("\n");
            } else if (text.startsWith("/*", at)) {
                skipTo("*/");
            } else if (c == ';') {
                semicolon();
            } else if (Character.isJavaIdentifierStart(c)) {
                word();
            } else {
                out.append(Character.isWhitespace(c) ? ' ' : c);
                at++;
            }
        }
        return out.toString().strip();
    }

    private void quoted(char quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw Refusals.unsupported("a quote is not closed");
        }
        out.append(text, at, end + 1);
        at = end + 1;
    }

    private void word() {
        int end = at;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end);
        at = end;
        if (word.equalsIgnoreCase("IN") && opensNext(end)) {
            Matcher not = NOT_AT_END.matcher(out);
            boolean negated = not.find();
            if (negated) {
                out.setLength(not.start());
            }
            out.append(negated ? "<> " : "= ").append(IN);
        } else {
            out.append(word);
        }
    }

    private boolean opensNext(int from) {
        int next = from;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && text.charAt(next) == '(';
    }

    private void skipTo(String mark) {
        int end = text.indexOf(mark, at + 2);
        out.append(' ');
        at = end < 0 ? text.length() : end + mark.length();
    }

    private void semicolon() {
        if (!text.substring(at + 1).isBlank()) {
            throw Refusals.unsupported("only one statement at a time is allowed");
        }
        at = text.length();
    }
}
