package io.daybook.source;

import io.daybook.connection.Connection;
import io.daybook.mapping.Question;
import java.util.List;
import java.util.Map;

/**
 * What every platform can do for us. The Camel components are thin faces of it. Implementations are thread-safe; every
 * method may throw {@link SourceException}.
 */
public interface Platform extends PageFormat {
    /** {@code netsuite} or {@code intacct}. */
    String name();

    /**
     * Asks the platform for its clock, then cuts a dataset, or what has changed of it, into windows. Whatever changes while
     * the platform is asked belongs to the next incremental read too.
     */
    Plan plan(PlanRequest request);

    /**
     * Asks the platform in as few requests as it takes whether anything can be new in data types of one connection. Whatever changes while
     * it is asked belongs to the next reading too. A platform that has no such way knows nothing, and everything is planned.
     */
    default Glance glance(GlanceRequest request) {
        return Glance.NOTHING_KNOWN;
    }

    /** What keeps the requests of a connection's account inside what the account allows. Asks nothing of the platform. */
    Governor governor(Connection connection);

    /** Reads one page, under the account's governor. */
    Page read(PageRequest request);

    /** Lets the platform count the records of a range and add up their money, per currency and status. */
    List<Total> totals(RangeRequest request);

    /**
     * Lets the platform count and add up per document, beginning with the smallest key of the range; at most a page of them.
     */
    DocumentTotals documentTotals(RangeRequest request);

    /**
     * Tries a connection the way a person would mend it: reachable, credentials, then each data type's tables, and how
     * deletions will be noticed.
     *
     * @param questions data type to what is asked for it
     * @return a finding a step, in order; the first failed one ends the list unless later ones do not depend on it
     */
    List<Finding> test(Connection connection, Map<String, Question> questions);

    /**
     * @param step what was tried, such as {@code sign in} or {@code read invoices}
     * @param passed whether it worked
     * @param message what was seen, or what is wrong and what to do
     */
    record Finding(String step, boolean passed, String message) {}
}
