package io.daybook.source.netsuite;

import io.daybook.connection.Connection;
import io.daybook.mapping.Question;
import io.daybook.source.Governor.Priority;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Tries a connection step by step, in the order in which a person would mend it. Used for one test by one thread. */
final class ConnectionTest {
    private final List<Finding> findings = new ArrayList<>();
    private final HttpWire wire;
    private final SuiteQl suiteQl;
    private final ServerClock serverClock;
    private final Deletions deletions;

    ConnectionTest(HttpWire wire, SuiteQl suiteQl, ServerClock serverClock, Deletions deletions) {
        this.wire = wire;
        this.suiteQl = suiteQl;
        this.serverClock = serverClock;
        this.deletions = deletions;
    }

    List<Finding> run(Connection connection, Supplier<AccountClient> clients, Map<String, Question> questions) {
        AccountClient[] made = new AccountClient[1];
        Instant[] platformTime = new Instant[1];
        boolean ready = step("check the settings", () -> {
                    made[0] = clients.get();
                    return "account, address and credentials are well formed";
                })
                && step("reach the account", () -> reach(made[0], new Faults(connection, "reach the account")))
                && step("sign in", () -> {
                    // a person who asks for a test has mended something: a refusal that is remembered is tried anew
                    made[0].forgive();
                    platformTime[0] = serverClock.ask(made[0], new Faults(connection, "sign in"));
                    return "signed in; NetSuite's clock says " + platformTime[0];
                })
                && step("ask SuiteQL", () -> suiteQl(made[0], new Faults(connection, "ask SuiteQL")));
        if (ready) {
            questions.forEach((dataType, question) ->
                    step("read " + dataType, () -> probe(made[0], question, new Faults(connection, dataType))));
            // The log is one for all types: a role may read all of it or nothing.
            questions.values().stream()
                    .flatMap(question -> question.deletions().stream())
                    .findFirst()
                    .ifPresent(type -> step(
                            "read deleted records",
                            () -> deletions(
                                    made[0], type, platformTime[0], new Faults(connection, "deleted records"))));
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

    private String reach(AccountClient client, Faults faults) {
        URI url = client.address().root();
        try {
            HttpAnswer answer = wire.send(new HttpCall("OPTIONS", url, Map.of(), null));
            if (answer.status() >= 500) {
                throw faults.explain(answer, url);
            }
            return url.getHost() + " answers";
        } catch (IOException e) {
            throw Unreachable.explain(faults.place(), url, e);
        }
    }

    private String suiteQl(AccountClient client, Faults faults) {
        suiteQl.ask(client, "SELECT 1 AS n FROM DUAL", Priority.PROMPT, faults);
        return "the role may ask SuiteQL";
    }

    private String probe(AccountClient client, Question question, Faults faults) {
        Connection connection = faults.connection();
        suiteQl.forgetMissing(connection, faults.subject());
        Position start = Position.afterDocument(Long.MIN_VALUE);
        SuiteQl.Asked asked = suiteQl.ask(
                client,
                question,
                asking -> new Statement(asking).page(Window.all(), start),
                1,
                Priority.PROMPT,
                faults);
        PageReader.Rows rows = new PageReader(new Columns(asked.question()), new PageOrder(Window.all(), start), faults)
                .read(asked.answer().body());
        Dropped missing = suiteQl.missing(connection, faults.subject());
        return (rows.records().isEmpty() ? "no record to be seen yet" : "readable")
                + (missing.nothing()
                        ? ""
                        : "; the account lacks " + missing + ", which the mapping marks as optional: without value");
    }

    private String deletions(AccountClient client, String type, Instant since, Faults faults) {
        deletions.forget(faults.connection());
        return deletions.since(client, type, since, faults).isPresent()
                ? "the role may read NetSuite's log of deletions"
                : "the role may not read NetSuite's log of deletions. This is no error: what was deleted is found by"
                        + " comparing keys and sums, a part of them with each sync, and so noticed later. "
                        + Permissions.grant("deletedrecord") + " to have it noticed by the next sync";
    }
}
