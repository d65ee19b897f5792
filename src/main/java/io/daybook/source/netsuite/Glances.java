package io.daybook.source.netsuite;

import io.daybook.connection.Connection;
import io.daybook.source.GlanceRequest;
import io.daybook.source.GlanceRequest.Part;
import io.daybook.source.Governor.Priority;
import io.daybook.source.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Of accounts that lack nothing: most of them, so that what they are asked is made once. */
    private final ConcurrentMap<String, NewCounts> whole = new ConcurrentHashMap<>();

    private final SuiteQl suiteQl;
    private final InstantSource clock;

    /** One around which no clock goes back. */
    private volatile LocalDate ordinaryDay;

    Glances(SuiteQl suiteQl, InstantSource clock) {
        this.suiteQl = suiteQl;
        this.clock = clock;
    }

    private record Subject(long connection, String dataType) {}

    /** A data type that can be looked at. */
    record Look(Part part, NewCounts counts) {
        String dataType() {
            return part.dataType();
        }
    }

    /** The parts of which an answer can be expected. */
    List<Look> answerable(GlanceRequest request) {
        List<Look> looks = new ArrayList<>();
        for (Part part : request.parts()) {
            if (!refusedLately(request.connection(), part.dataType())) {
                counts(request.connection(), part).ifPresent(counts -> looks.add(new Look(part, counts)));
            }
        }
        return looks;
    }

    private Optional<NewCounts> counts(Connection connection, Part part) {
        Dropped missing = suiteQl.missing(connection, part.dataType());
        if (!missing.nothing()) {
            return NewCounts.of(new AskedQuestion(part.question(), missing));
        }
        NewCounts known = whole.get(part.dataType());
        if (known != null && known.question() == part.question()) {
            return Optional.of(known);
        }
        Optional<NewCounts> made = NewCounts.of(new AskedQuestion(part.question(), Dropped.NOTHING));
        made.ifPresent(counts -> whole.put(part.dataType(), counts));
        return made;
    }

    /** The data types in which nothing can be new. */
    Set<String> unchanged(AccountClient client, List<Look> looks, Faults faults) {
        if (looks.size() > 1 && refusedLately(faults.connection(), TOGETHER)) {
            return oneByOne(client, looks, faults);
        }
        Set<String> unchanged = new TreeSet<>();
        GlanceStatement statement = new GlanceStatement();
        int from = 0;
        for (int i = 0; i < looks.size(); i++) {
            Look look = looks.get(i);
            if (!add(statement, look)) {
                unchanged.addAll(ask(client, statement, looks.subList(from, i), faults));
                statement = new GlanceStatement();
                from = i;
                add(statement, look);
            }
        }
        unchanged.addAll(ask(client, statement, looks.subList(from, looks.size()), faults));
        return unchanged;
    }

    private boolean add(GlanceStatement statement, Look look) {
        return statement.add(
                look.dataType(), look.counts(), earliest(look.part().since()));
    }

    /** All connections look from about the same moment on, and asking all time zones of the world takes its time. */
    private Instant earliest(Instant since) {
        LocalDate day = LocalDate.ofInstant(since, ZoneOffset.UTC);
        if (day.equals(ordinaryDay)) {
            return since;
        }
        if (RepeatedHour.noneAround(day)) {
            ordinaryDay = day;
            return since;
        }
        return RepeatedHour.before(since);
    }

    private Set<String> ask(AccountClient client, GlanceStatement statement, List<Look> looks, Faults faults) {
        if (looks.isEmpty()) {
            return Set.of();
        }
        HttpAnswer answer = suiteQl.send(client, statement.text(), 1, Priority.PROMPT, faults);
        if (answer.json() && (answer.status() == 400 || answer.status() == 403)) {
            return refused(client, looks, faults);
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

    private Set<String> refused(AccountClient client, List<Look> looks, Faults faults) {
        if (looks.size() == 1) {
            refused.put(subject(faults.connection(), looks.get(0).dataType()), clock.instant());
            return Set.of();
        }
        refused.put(subject(faults.connection(), TOGETHER), clock.instant());
        Set<String> unchanged = oneByOne(client, looks, faults);
        boolean oneIsToBlame = looks.stream().anyMatch(look -> refusedLately(faults.connection(), look.dataType()));
        if (oneIsToBlame) {
            refused.remove(subject(faults.connection(), TOGETHER));
        }
        return unchanged;
    }

    private Set<String> oneByOne(AccountClient client, List<Look> looks, Faults faults) {
        Set<String> unchanged = new TreeSet<>();
        for (Look look : looks) {
            unchanged.addAll(unchanged(client, List.of(look), faults));
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

    private static Subject subject(Connection connection, String dataType) {
        return new Subject(connection.id(), dataType);
    }
}
