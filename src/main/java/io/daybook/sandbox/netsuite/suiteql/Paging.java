package io.daybook.sandbox.netsuite.suiteql;

import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import io.daybook.sandbox.netsuite.wire.Request;

/**
 * The page that a request asks for (NetSuite reference 2.1, 2.3).
 *
 * @param limit 1 to 1000
 * @param offset a multiple of {@code limit}
 */
public record Paging(int limit, long offset) {
    private static final int LARGEST_PAGE = 1000;
    private static final int MOST_PAGES = 1000;

    /** @throws NetSuiteError 400 {@code INVALID_PARAMETER} that names the parameter */
    public static Paging of(Request request, int rowCap) {
        int limit = (int) number(request, "limit", LARGEST_PAGE);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw NetSuiteError.invalidParameter(
                    "limit", "Invalid value for parameter 'limit'. Provide a number between 1 and 1000.");
        }
        long offset = number(request, "offset", 0);
        if (offset % limit != 0) {
            throw NetSuiteError.invalidParameter(
                    "offset",
                    "Invalid value for parameter 'offset'. The offset must be divisible by the limit " + limit + ".");
        }
        if (offset >= reachable(rowCap, limit, rowCap)) {
            throw NetSuiteError.invalidParameter(
                    "offset",
                    "Invalid value for parameter 'offset'. Results beyond page 1000 or row " + rowCap
                            + " cannot be retrieved.");
        }
        return new Paging(limit, offset);
    }

    /** How many of {@code total} rows pages of that size can reach: 1000 pages, and no more than the cap. */
    static long reachable(long total, int limit, int rowCap) {
        return Math.min(total, Math.min((long) limit * MOST_PAGES, rowCap));
    }

    private static long number(Request request, String name, long absent) {
        String text = request.parameter(name).orElse("");
        if (text.isEmpty()) {
            return absent;
        }
        if (!text.matches("\\d{1,12}")) {
            throw NetSuiteError.invalidParameter(
                    name, "Invalid value for parameter '" + name + "'. Provide a non-negative whole number.");
        }
        return Long.parseLong(text);
    }
}
