package io.daybook.source.netsuite;

import io.daybook.connection.Connection;
import io.daybook.source.GlanceRequest;
import io.daybook.source.GlanceRequest.Part;
import io.daybook.source.Governor.Priority;
import io.daybook.source.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Asks whether anything of several data types can be new, mostly in one statement. A data type whose part NetSuite refuses (a table that
 * the role may not see, say) is left to ordinary plans for an hour; so are statements of several parts where NetSuite
 * takes each part by itself only. Thread-safe.
 */
final class Glances {
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofHours(1);

    /** Stands for all parts together; no data type is called so. */
    private static final String TOGETHER = "";

    private final ConcurrentMap<Subject, Instant> refused = new ConcurrentHashMap<>();
    private final SuiteQl suiteQl;
    private final InstantSource clock;

    Glances(SuiteQl suiteQl, InstantSource clock) {
        this.suiteQl = suiteQl;
        this.clock = clock;
    }

    private record Subject(long connection, String dataType) {}

    /** The parts of which an answer can be expected. */
    List<Part> answerable(GlanceRequest request) {
        return request.parts().stream()
                .filter(part -> !refusedLately(request.connection(), part.dataType()))
                .filter(part -> GlanceStatement.canTell(asked(request.connection(), part)))
                .toList();
    }

    /**
     * The data types in which nothing can be new.
     *
     * @param parts {@linkplain #answerable answerable} ones
     */
    Set<String> unchanged(AccountClient client, List<Part> parts, Faults faults) {
        if (parts.size() > 1 && refusedLately(faults.connection(), TOGETHER)) {
            return oneByOne(client, parts, faults);
        }
        Set<String> unchanged = new TreeSet<>();
        GlanceStatement statement = new GlanceStatement();
        int from = 0;
        for (int i = 0; i < parts.size(); i++) {
            AskedQuestion asked = asked(faults.connection(), parts.get(i));
            if (!statement.add(parts.get(i), asked)) {
                unchanged.addAll(ask(client, statement, parts.subList(from, i), faults));
                statement = new GlanceStatement();
                from = i;
                statement.add(parts.get(i), asked);
            }
        }
        unchanged.addAll(ask(client, statement, parts.subList(from, parts.size()), faults));
        return unchanged;
    }

    private Set<String> ask(AccountClient client, GlanceStatement statement, List<Part> parts, Faults faults) {
        if (statement.isEmpty()) {
            return Set.of();
        }
        HttpAnswer answer = suiteQl.send(client, statement.text(), 1, Priority.PROMPT, faults);
        if (answer.json() && (answer.status() == 400 || answer.status() == 403)) {
            return refused(client, parts, faults);
        }
        if (!answer.successful()) {
            throw faults.explain(answer, client.address().suiteql(1));
        }
        AnswerRows rows = AnswerRows.parse(answer.body(), faults);
        if (rows.rows().size() != 1) {
            // a row of counts comes whatever they are, so no row does not mean that nothing is new
            throw faults.garbled("NetSuite was asked for one row of counts and gave "
                    + rows.rows().size() + ". Nothing is concluded from it.");
        }
        return statement.unchanged(rows.rows().get(0));
    }

    private Set<String> refused(AccountClient client, List<Part> parts, Faults faults) {
        if (parts.size() == 1) {
            refused.put(subject(faults.connection(), parts.get(0).dataType()), clock.instant());
            return Set.of();
        }
        refused.put(subject(faults.connection(), TOGETHER), clock.instant());
        Set<String> unchanged = oneByOne(client, parts, faults);
        boolean oneIsToBlame = parts.stream().anyMatch(part -> refusedLately(faults.connection(), part.dataType()));
        if (oneIsToBlame) {
            refused.remove(subject(faults.connection(), TOGETHER));
        }
        return unchanged;
    }

    private Set<String> oneByOne(AccountClient client, List<Part> parts, Faults faults) {
        Set<String> unchanged = new TreeSet<>();
        for (Part part : parts) {
            unchanged.addAll(unchanged(client, List.of(part), faults));
        }
        return unchanged;
    }

    private boolean refusedLately(Connection connection, String dataType) {
        Instant at = refused.get(subject(connection, dataType));
        return at != null && clock.instant().isBefore(at.plus(ASKED_AGAIN_AFTER));
    }

    /** A person has mended something. */
    void forget(Connection connection) {
        refused.keySet().removeIf(subject -> subject.connection() == connection.id());
    }

    private AskedQuestion asked(Connection connection, Part part) {
        return new AskedQuestion(part.question(), suiteQl.missing(connection, part.dataType()));
    }

    private static Subject subject(Connection connection, String dataType) {
        return new Subject(connection.id(), dataType);
    }
}
