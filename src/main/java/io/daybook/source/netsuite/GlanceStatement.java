package io.daybook.source.netsuite;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Clock;
import io.daybook.source.GlanceRequest;
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
 * no index, and stands as a scalar subquery over {@code DUAL}: of that SuiteQL is certain (NetSuite reference 2.4), of UNION it is not.
 */
final class GlanceStatement {
    private static final String COUNT = "daybook_new_";

    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final List<String> selects = new ArrayList<>();

    /**
     * @param part a data type of which a glance {@linkplain #canTell can tell}
     * @return whether there was room: NetSuite answers more than {@value Statement#MOST_COLUMNS} columns with no rows at all
     */
    boolean add(GlanceRequest.Part part, AskedQuestion asked) {
        Question question = part.question();
        Instant since = RepeatedHour.before(part.since());
        if (selects.size() + question.clocks().size() + 1 > Statement.MOST_COLUMNS) {
            return false;
        }
        ChangeStatement changes = new ChangeStatement(asked);
        List<String> names = new ArrayList<>();
        for (Clock clock : question.clocks()) {
            names.add(column(changes.countRows(clock, since).orElseThrow()));
        }
        names.add(column(Deletions.countSince(question.deletions().orElseThrow(), since)));
        columns.put(part.dataType(), names);
        return true;
    }

    /**
     * Whether a glance can tell that nothing of a data type is new: every clock, every condition that narrows the search and the log
     * of deletions can be asked for. Where the account lacks one of them, an ordinary plan finds its own way.
     */
    static boolean canTell(AskedQuestion asked) {
        Question question = asked.question();
        return !question.clocks().isEmpty()
                && question.deletions().isPresent()
                && question.clocks().stream().allMatch(asked::has)
                && asked.fixed().equals(question.fixed());
    }

    private String column(String select) {
        String name = COUNT + (selects.size() + 1);
        selects.add("(" + select + ") AS " + name);
        return name;
    }

    boolean isEmpty() {
        return selects.isEmpty();
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
