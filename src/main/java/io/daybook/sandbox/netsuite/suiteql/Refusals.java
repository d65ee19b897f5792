package io.daybook.sandbox.netsuite.suiteql;

import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SuiteQL's refusals, word for word as accounts give them (NetSuite reference 2.5). */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final String PREFIX = "Invalid search query. Detailed unprocessed description follows. ";

    private Refusals() {}

    /** {@code available} is the map from alias to table, as it is printed: {@code {t=transaction}}. */
    static NetSuiteError unknownIdentifier(String identifier, String available) {
        return ofQuery("Search error occurred: Unknown identifier '" + identifier + "'. Available identifiers are: "
                + available + ".");
    }

    static NetSuiteError unknownTable(String table) {
        return ofQuery("Invalid search type: " + table + ".");
    }

    /** Hidden by the role or by a feature that is off. */
    static NetSuiteError hiddenTable(String table) {
        return ofQuery("Search error occurred: Record '" + table + "' was not found.");
    }

    static NetSuiteError hiddenField(String field, String table) {
        return ofQuery("Search error occurred: Field '" + field + "' for record '" + table
                + "' was not found. Reason: NOT_EXPOSED - Field is not exposed.");
    }

    /** Everything that the dialect does not have. The account never says what; {@code why} goes into the log. */
    static NetSuiteError unsupported(String why) {
        LOG.info("NetSuite sandbox: SuiteQL refused a statement: {}", why);
        return ofQuery("Search error occurred: Invalid or unsupported search.");
    }

    private static NetSuiteError ofQuery(String detail) {
        return NetSuiteError.invalidParameter("q", PREFIX + detail);
    }
}
