package io.daybook.sandbox.netsuite.suiteql;

import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/** Reads one statement and refuses everything that is not a single SELECT. Thread-safe. */
final class StatementParser {
    private static final int LONGEST = 1_000_000;
    private static final long PATIENCE_MILLIS = 10_000;

    Select parse(String statement) {
        if (statement.length() > LONGEST) {
            throw Refusals.unsupported("longer than " + LONGEST + " characters");
        }
        try {
            Statement parsed = CCJSqlParserUtil.parse(
                    StatementText.forParser(statement),
                    parser -> parser.withTimeOut(PATIENCE_MILLIS).withSquareBracketQuotation(false));
            if (parsed instanceof Select select) {
                return select;
            }
        } catch (JSQLParserException | StackOverflowError e) {
            throw Refusals.unsupported(e.toString().lines().findFirst().orElse(""));
        }
        throw Refusals.unsupported("only SELECT is part of the dialect");
    }
}
