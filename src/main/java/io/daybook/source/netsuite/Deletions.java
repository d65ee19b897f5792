package io.daybook.source.netsuite;

import io.daybook.connection.Connection;
import io.daybook.source.Governor.Priority;
import io.daybook.source.Plan.Deletion;
import io.daybook.source.http.HttpAnswer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * NetSuite's own log of deletions (NetSuite reference 3.7, 6.6), which a role reads only with Setup > Deleted Records. An
 * account that refuses it is asked again a day later. Thread-safe.
 */
final class Deletions {
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofDays(1);
    private static final String DELETED = "daybook_deleted";

    private final ConcurrentMap<Long, Instant> refused = new ConcurrentHashMap<>();
    private final SuiteQl suiteQl;
    private final InstantSource clock;

    Deletions(SuiteQl suiteQl, InstantSource clock) {
        this.suiteQl = suiteQl;
        this.clock = clock;
    }

    /** The role may have been given the permission. */
    void forget(Connection connection) {
        refused.remove(connection.id());
    }

    /**
     * What was deleted, by ascending key.
     *
     * @param type as the log has it, such as {@code invoice}; in any case of letters
     * @param since from this moment on, UTC
     * @return empty where the role may not read the log
     */
    Optional<List<Deletion>> since(AccountClient client, String type, Instant since, Faults faults) {
        Instant lately = refused.get(faults.connection().id());
        if (lately != null && clock.instant().isBefore(lately.plus(ASKED_AGAIN_AFTER))) {
            return Optional.empty();
        }
        List<Deletion> deletions = new ArrayList<>();
        long after = Long.MIN_VALUE;
        while (true) {
            HttpAnswer answer =
                    suiteQl.send(client, statement(type, since, after), NetSuitePlatform.PAGE, Priority.PROMPT, faults);
            if (answer.json() && (answer.status() == 400 || answer.status() == 403)) {
                // the statement is always the same: a refusal means the role or a feature, however it is worded
                refused.put(faults.connection().id(), clock.instant());
                return Optional.empty();
            }
            if (!answer.successful()) {
                throw faults.explain(answer, client.address().suiteql(NetSuitePlatform.PAGE));
            }
            AnswerRows page = AnswerRows.parse(answer.body(), faults);
            for (AnswerRows.Row row : page.rows()) {
                Deletion deletion = new Deletion(row.whole(Statement.DOCUMENT), moment(row, faults));
                if (deletion.document() <= after) {
                    throw faults.defect("NetSuite's deletedrecord is out of order: " + deletion.document()
                            + " came after " + after + ". Nothing of it is taken.");
                }
                deletions.add(deletion);
                after = deletion.document();
            }
            if (!page.more()) {
                refused.remove(faults.connection().id());
                return Optional.of(List.copyOf(deletions));
            }
        }
    }

    /** Grouped by id: whatever is listed twice would make a page's end ambiguous. */
    private static String statement(String type, Instant since, long after) {
        UtcClock deleted = new UtcClock("d.deleteddate");
        List<String> conditions = new ArrayList<>();
        conditions.add(ofType(type));
        conditions.addAll(deleted.since(since));
        if (after != Long.MIN_VALUE) {
            conditions.add("d.recordid > " + after);
        }
        return new Select(
                        List.of("d.recordid AS " + Statement.DOCUMENT, "MAX(" + deleted.printed() + ") AS " + DELETED),
                        "deletedrecord d",
                        List.of(),
                        conditions,
                        List.of("d.recordid"),
                        List.of("d.recordid"))
                .text();
    }

    /** A statement that counts what was deleted, as its only column. */
    static SinceTemplate countSince(String type) {
        List<String> conditions = new ArrayList<>();
        conditions.add(ofType(type));
        conditions.addAll(SinceTemplate.since(new UtcClock("d.deleteddate")));
        return new SinceTemplate(
                new Select(List.of("COUNT(*)"), "deletedrecord d", List.of(), conditions, List.of(), List.of()).text());
    }

    private static String ofType(String type) {
        return "LOWER(d.type) = LOWER('" + type.replace("'", "''") + "')";
    }

    private static Instant moment(AnswerRows.Row row, Faults faults) {
        String text = row.text(DELETED).orElse("");
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw faults.defect("NetSuite's deletedrecord gives '" + text + "' as a moment of deletion.");
        }
    }
}
