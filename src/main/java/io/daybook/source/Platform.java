package io.daybook.source;

import io.daybook.connection.Connection;
import io.daybook.mapping.Question;
import java.util.List;
import java.util.Map;

/**
 * What every platform can do for us. The Camel components are thin faces of it. Implementations are thread-safe; every
 * method may throw {@link SourceException}.
 */
public interface Platform {
    /** {@code netsuite} or {@code intacct}. */
    String name();

    /** Cuts a dataset into windows and asks the platform for its clock. */
    Plan plan(PlanRequest request);

    /** Reads one page, under the account's governor. */
    Page read(PageRequest request);

    /**
     * Tries a connection the way a person would mend it: reachable, credentials, then each data type's tables.
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
