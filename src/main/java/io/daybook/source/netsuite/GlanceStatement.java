package io.daybook.source.netsuite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One statement that asks for several data types at once whether any of their clocks shows anything new, or the log of deletions
 * does: a row of counts, whatever they are. Each clock keeps a SELECT of its own, because an OR over columns of several tables uses
 * no index, and stands as a scalar subquery over {@code DUAL}: of that SuiteQL is certain (NetSuite reference 2.4), of UNION it is
 * not. Used by one thread.
 */
final class GlanceStatement {
    private static final String COUNT = "daybook_new_";

    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final List<String> selects = new ArrayList<>();
    /**
     * Adds a data type.
     *
     * @param earliest what shows this moment or a later one is new, UTC; hours that clocks show twice are the caller's affair
     * @return whether there was room: NetSuite answers more than {@value Statement#MOST_COLUMNS} columns with no rows at all
     */
    boolean add(String dataType, NewCounts counts, Instant earliest) {
        if (selects.size() + counts.selects().size() > Statement.MOST_COLUMNS) {
            return false;
        }
        List<String> names = new ArrayList<>();
        for (SinceTemplate select : counts.selects()) {
            String name = COUNT + (selects.size() + 1);
            selects.add("(" + select.since(earliest) + ") AS " + name);
            names.add(name);
        }
        columns.put(dataType, names);
        return true;
    }

    String text() {
        return new Select(selects, "DUAL", List.of(), List.of(), List.of(), List.of()).text();
    }

    /** The data types of which every count is zero. A count that is not there is none. */
    Set<String> unchanged(AnswerRows.Row row) {
        Set<String> unchanged = new TreeSet<>();
        columns.forEach((dataType, names) -> {
            if (names.stream().allMatch(name -> row.text(name).equals(Optional.of("0")))) {
                unchanged.add(dataType);
            }
        });
        return unchanged;
    }
}
