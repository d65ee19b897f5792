package io.daybook.source.intacct;

import io.daybook.connection.Connection;
import io.daybook.mapping.Question;
import io.daybook.source.Governor.Priority;
import io.daybook.source.PageRequest;
import io.daybook.source.Platform.Finding;
import io.daybook.source.Position;
import io.daybook.source.SourceException;
import io.daybook.source.Window;
import io.daybook.source.http.HttpAnswer;
import io.daybook.source.http.HttpCall;
import io.daybook.source.http.HttpWire;
import io.daybook.source.http.Unreachable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tries a connection step by step, in the order in which a person would mend it. Used for one test by one thread. */
final class ConnectionTest {
    private static final Duration LATELY = Duration.ofDays(1);
    private static final String FORMATTING = "read dates";

    private final List<Finding> findings = new ArrayList<>();
    private final HttpWire http;
    private final Asking asking;
    private final Deletions deletions;

    ConnectionTest(HttpWire http, Asking asking, Deletions deletions) {
        this.http = http;
        this.asking = asking;
        this.deletions = deletions;
    }

    List<Finding> run(Connection connection, Supplier<CompanyClient> clients, Map<String, Question> questions) {
        CompanyClient[] made = new CompanyClient[1];
        boolean ready = step("check the settings", () -> {
                    made[0] = clients.get();
                    return "address and credentials are well formed";
                })
                && step("reach the gateway", () -> reach(made[0], new Faults(connection, "reach the gateway")))
                && signIn(made[0], new Faults(connection, "sign in"))
                && step("list entities", () -> entities(made[0], new Faults(connection, "list entities")));
        if (ready) {
            questions.forEach((dataType, question) ->
                    step("read " + dataType, () -> probe(made[0], question, new Faults(connection, dataType))));
            // The log is one for all types: a user may read all of it or nothing.
            questions.values().stream()
                    .filter(question -> question.deletions().isPresent())
                    .findFirst()
                    .ifPresent(question -> step(
                            "read audit history",
                            () -> deletions(made[0], question, new Faults(connection, "audit history"))));
        }
        return List.copyOf(findings);
    }

    private boolean step(String name, Supplier<String> attempt) {
        try {
            findings.add(new Finding(name, true, attempt.get()));
            return true;
        } catch (SourceException e) {
            findings.add(new Finding(name, false, e.getMessage()));
            return false;
        }
    }

    private String reach(CompanyClient client, Faults faults) {
        URI url = client.gateway();
        try {
            HttpAnswer answer = http.send(new HttpCall("GET", url, Map.of(), null));
            if (answer.status() >= 500) {
                throw faults.foreign(answer, url.getHost());
            }
            return url.getAuthority() + " answers";
        } catch (IOException e) {
            throw Unreachable.explain(faults.place(), url, e);
        }
    }

    /** One request decides of all of it; what it was refused for says which steps it had passed. */
    private boolean signIn(CompanyClient client, Faults faults) {
        // a person who asks for a test has mended something: a refusal or a formatting that is remembered is tried anew
        client.startAgain();
        try {
            client.signIn(faults);
        } catch (SourceException refused) {
            failed(refused);
            return false;
        }
        passed(SignInStep.values().length);
        findings.add(new Finding(FORMATTING, true, "the user reads MM/DD/YYYY, 24 hours, GMT"));
        return true;
    }

    private void failed(SourceException refused) {
        if (refused.getCause() instanceof SignInRefused reason) {
            passed(reason.step().ordinal());
            findings.add(new Finding(reason.step().title(), false, refused.getMessage()));
        } else if (refused instanceof SourceException.Forbidden) {
            passed(SignInStep.values().length);
            findings.add(new Finding(FORMATTING, false, refused.getMessage()));
        } else {
            findings.add(new Finding("sign in", false, refused.getMessage()));
        }
    }

    private void passed(int steps) {
        for (SignInStep step : List.of(SignInStep.values()).subList(0, steps)) {
            findings.add(new Finding(step.title(), true, step.passed()));
        }
    }

    private static String entities(CompanyClient client, Faults faults) {
        Reply.Result result = client.ask(List.of("<readEntityDetails/>"), Priority.PROMPT, faults)
                .reply()
                .results()
                .get(0);
        if (!result.succeeded()) {
            throw faults.function("entities", result.errors());
        }
        String entities = result.rows().stream()
                .map(row -> row.getOrDefault("id", "?") + " (" + row.getOrDefault("currency", "?") + ")")
                .collect(Collectors.joining(", "));
        return client.user()
                .entity()
                .map(entity -> "reads entity " + entity + " only; the user may enter " + entities)
                .orElse(
                        result.rows().isEmpty()
                                ? "the company has one entity"
                                : "reads every entity that the user may enter: " + entities);
    }

    /** Rights are checked before any row is fetched, so that an empty object tells the truth too (Intacct reference 7). */
    private String probe(CompanyClient client, Question question, Faults faults) {
        rights(client, question, faults);
        Connection connection = faults.connection();
        asking.dropped().forget(connection, faults.subject());
        PageRequest first = new PageRequest(
                connection, faults.subject(), question, Window.all(), Position.afterDocument(Long.MIN_VALUE));
        Asking.Asked asked = asking.ask(
                client,
                question,
                part -> List.of(IntacctPlatform.page(part, first).first(1)),
                Priority.PROMPT,
                faults);
        boolean empty = asked.answer().reply().results().stream()
                .allMatch(result -> result.rows().isEmpty());
        Map<String, Set<String>> missing = asking.dropped().all(connection, faults.subject());
        return (empty ? "no record to be seen yet" : "readable")
                + (missing.isEmpty()
                        ? ""
                        : "; without value, because the company lacks them and the mapping marks them as optional: "
                                + missing.values().stream()
                                        .flatMap(Set::stream)
                                        .distinct()
                                        .collect(Collectors.joining(", ")));
    }

    /** Each object that is asked, those of the documents in which changes are looked for too; all that lack a right are named. */
    private static void rights(CompanyClient client, Question question, Faults faults) {
        Set<String> objects = new LinkedHashSet<>();
        for (Part part : parts(question, faults)) {
            part.header().ifPresent(objects::add);
            objects.add(part.object());
        }
        List<String> asked = List.copyOf(objects);
        List<Reply.Result> results = client.ask(
                        asked.stream()
                                .map(object -> new Query(object)
                                        .field("RECORDNO")
                                        .ascending("RECORDNO")
                                        .first(1)
                                        .markup())
                                .toList(),
                        Priority.PROMPT,
                        faults)
                .reply()
                .results();
        Map<String, SourceException> missing = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            if (!results.get(i).succeeded()) {
                SourceException reason =
                        faults.function(asked.get(i), results.get(i).errors());
                if (!(reason instanceof SourceException.Forbidden)) {
                    throw reason;
                }
                // a document's header and its lines are one right, and told once
                missing.putIfAbsent(Permissions.grant(asked.get(i)), reason);
            }
        }
        if (missing.size() == 1) {
            throw missing.values().iterator().next();
        }
        if (missing.size() > 1) {
            throw new SourceException.Forbidden(missing.values().stream()
                    .map(reason -> reason.getMessage().substring(faults.where().length()))
                    .collect(Collectors.joining("; and ", faults.where(), "")));
        }
    }

    private static List<Part> parts(Question question, Faults faults) {
        try {
            return Part.of(question.from());
        } catch (IllegalArgumentException wrong) {
            throw faults.defect(
                    "the mapping's question cannot be asked: " + wrong.getMessage() + ". Correct the mapping.");
        }
    }

    private String deletions(CompanyClient client, Question question, Faults faults) {
        deletions.forget(faults.connection());
        return deletions
                        .since(client, question, Instant.now().minus(LATELY), faults)
                        .isPresent()
                ? "the user may read Intacct's audit history"
                : "the user may not read Intacct's audit history. This is no error: what was deleted is found by comparing"
                        + " keys and sums, a part of them with each sync, and so noticed later. "
                        + Permissions.grant(Deletions.LOG) + " to have it noticed by the next sync";
    }
}
