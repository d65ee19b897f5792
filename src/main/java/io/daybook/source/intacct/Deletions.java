package io.daybook.source.intacct;

import io.daybook.connection.Connection;
import io.daybook.mapping.Question;
import io.daybook.source.Governor.Priority;
import io.daybook.source.Plan.Deletion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Intacct's audit history, in which deletions stand (Intacct reference 3.5), which a user reads only with View on custom
 * reports. A company that refuses it is asked again a day later. Thread-safe.
 */
final class Deletions {
    /** The log settles late: so much longer than changes (Intacct reference 3.5). */
    static final Duration LATER_STILL = Duration.ofHours(1);

    static final String LOG = "AUDITHISTORY";

    private static final Duration ASKED_AGAIN_AFTER = Duration.ofDays(1);
    private static final Pattern KEY = Pattern.compile("([0-9]{1,18})(?:--REC)?");
    private static final String ACCESS_TIME = "ACCESSTIME";

    private final ConcurrentMap<Long, Instant> refused = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Deletions(InstantSource clock) {
        this.clock = clock;
    }

    /** The role may have been given the permission. */
    void forget(Connection connection) {
        refused.remove(connection.id());
    }

    /**
     * What was deleted, by ascending key. Entries that name a document by something else than its number tell nothing:
     * their documents are found by comparing keys.
     *
     * @param since from this moment on, UTC
     * @return empty where the user may not read the log
     */
    Optional<List<Deletion>> since(CompanyClient client, Question question, Instant since, Faults faults) {
        Instant lately = refused.get(faults.connection().id());
        if (lately != null && clock.instant().isBefore(lately.plus(ASKED_AGAIN_AFTER))) {
            return Optional.empty();
        }
        Map<Long, Instant> deleted = new TreeMap<>();
        int offset = 0;
        while (true) {
            Reply.Result page = client.ask(
                            List.of(query(question, since, offset).markup()), Priority.PROMPT, faults)
                    .reply()
                    .results()
                    .get(0);
            if (!page.succeeded()) {
                GatewayError cause = Reply.cause(page.errors());
                if (cause.says("permission") || cause.says("not found")) {
                    refused.put(faults.connection().id(), clock.instant());
                    return Optional.empty();
                }
                throw faults.function(LOG, page.errors());
            }
            page.rows().forEach(row -> add(deleted, row, faults));
            offset += page.rows().size();
            if (page.remaining() <= 0 || page.rows().isEmpty()) {
                refused.remove(faults.connection().id());
                List<Deletion> deletions = new ArrayList<>();
                deleted.forEach((document, at) -> deletions.add(new Deletion(document, at)));
                return Optional.of(deletions);
            }
        }
    }

    /** Of the documents' objects; the log has them in lower case. */
    private static Query query(Question question, Instant since, int offset) {
        List<String> types = Part.of(question.from()).stream()
                .map(part -> part.header().orElse(part.object()).toLowerCase(Locale.ROOT))
                .toList();
        return new Query(LOG)
                .fields(List.of("OBJECTTYPE", "OBJECTKEY", ACCESS_TIME))
                .where(new Filter.Compare("in", "OBJECTTYPE", types))
                .where(new Filter.Compare("equalto", "ACCESSMODE", "D"))
                .where(new Filter.Compare("greaterthanorequalto", ACCESS_TIME, WireDate.print(since)))
                .ascending(ACCESS_TIME)
                .after(offset);
    }

    private static void add(Map<Long, Instant> deleted, Map<String, String> row, Faults faults) {
        Matcher key = KEY.matcher(row.getOrDefault("OBJECTKEY", "").strip());
        if (!key.matches()) {
            return;
        }
        String text = row.getOrDefault(ACCESS_TIME, "");
        Instant at = WireDate.moment(text)
                .orElseThrow(
                        () -> faults.defect("Intacct's audit history gives '" + text + "' as a moment of deletion."));
        deleted.merge(Long.parseLong(key.group(1)), at, (one, other) -> one.isAfter(other) ? one : other);
    }
}
