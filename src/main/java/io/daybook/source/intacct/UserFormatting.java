package io.daybook.source.intacct;

import io.daybook.source.SourceException;
import java.util.List;
import java.util.Map;

/**
 * How the Web Services user reads dates and numbers, which shapes what replies show (Intacct reference 3.3, 3.4). Dates of
 * another order could be mistaken without anybody noticing; and it is not known whether timestamps are in the user's zone or
 * in GMT, so that the two must be the same.
 */
record UserFormatting(String locale, String dateFormat, String clock, String offset) {
    static UserFormatting of(List<Map<String, String>> rows) {
        Map<String, String> row = rows.isEmpty() ? Map.of() : rows.get(0);
        return new UserFormatting(
                row.getOrDefault("locale", ""),
                row.getOrDefault("dateformat", ""),
                row.getOrDefault("clock", ""),
                row.getOrDefault("gmtoffset", ""));
    }

    /** @throws SourceException.Forbidden if it is another than the one that is understood */
    void check(String userId, Faults faults) {
        boolean gmt = offset.isEmpty() || offset.matches("[+-]?0?0(:00)?");
        if (dateFormat.equals("/mdY") && clock.equals("24") && gmt && (locale.isEmpty() || locale.startsWith("en_"))) {
            return;
        }
        throw new SourceException.Forbidden(faults.where() + "the Web Services user " + userId
                + " reads dates as '" + dateFormat + "', in " + clock + " hours, " + offset
                + " from GMT, in the locale "
                + locale
                + ". Set the user's preferences to English (United States), MM/DD/YYYY, 24 hours and GMT, so that"
                + " no date can be mistaken, then run: " + faults.testCommand());
    }
}
