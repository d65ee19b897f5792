package io.daybook.source.netsuite;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.daybook.connection.Connection;
import io.daybook.mapping.Question;
import io.daybook.source.Governor.Priority;
import io.daybook.source.http.HttpAnswer;
import io.daybook.source.http.HttpCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks statements (NetSuite reference 2.1), leaving out the optional parts of a question that an account lacks. Thread-safe.
 */
final class SuiteQl {
    private final OptionalParts optionalParts = new OptionalParts();

    /**
     * An answer together with the question as it was asked in the end.
     *
     * @param answer successful and JSON
     */
    record Asked(AskedQuestion question, HttpAnswer answer) {}

    /**
     * Asks a statement made of a question.
     *
     * @param limit how many rows at most, 1 to 1000
     */
    Asked ask(
            AccountClient client,
            Question question,
            Function<AskedQuestion, String> statement,
            int limit,
            Priority priority,
            Faults faults) {
        return askIfAny(client, question, asked -> Optional.of(statement.apply(asked)), limit, priority, faults)
                .orElseThrow();
    }

    /**
     * Asks a statement made of a question, unless what the account lacks leaves nothing to ask.
     *
     * @param statement empty where nothing is left
     * @param limit how many rows at most, 1 to 1000
     */
    Optional<Asked> askIfAny(
            AccountClient client,
            Question question,
            Function<AskedQuestion, Optional<String>> statement,
            int limit,
            Priority priority,
            Faults faults) {
        while (true) {
            Dropped dropped = optionalParts.missing(faults.connection(), faults.subject());
            AskedQuestion asked = new AskedQuestion(question, dropped);
            Optional<String> text = text(asked, statement, faults);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            HttpAnswer answer = send(client, text.get(), limit, priority, faults);
            if (answer.successful()) {
                return Optional.of(new Asked(asked, answer));
            }
            Optional<Missing> missing =
                    answer.status() == 400 ? ErrorDocument.of(answer).missing() : Optional.empty();
            if (missing.isEmpty()) {
                throw faults.explain(answer, client.address().suiteql(limit));
            }
            Dropped more = asked.without(missing.get()).orElseThrow(() -> faults.missing(missing.get(), asked));
            optionalParts.add(faults.connection(), faults.subject(), more);
        }
    }

    /** Asks a statement as it stands. The answer is successful and JSON, or an exception says why not. */
    HttpAnswer ask(AccountClient client, String statement, Priority priority, Faults faults) {
        HttpAnswer answer = send(client, statement, 1, priority, faults);
        if (!answer.successful()) {
            throw faults.explain(answer, client.address().suiteql(1));
        }
        return answer;
    }

    /** What was left out lately. */
    Dropped missing(Connection connection, String dataType) {
        return optionalParts.missing(connection, dataType);
    }

    /** A new run begins: what was missing may be there by now. */
    void forgetMissing(Connection connection, String dataType) {
        optionalParts.forget(connection, dataType);
    }

    private static Optional<String> text(
            AskedQuestion asked, Function<AskedQuestion, Optional<String>> statement, Faults faults) {
        try {
            return statement.apply(asked);
        } catch (IllegalArgumentException e) {
            throw faults.defect("the mapping's question cannot be asked: " + e.getMessage() + ". Correct the mapping.");
        }
    }

    /**
     * The answer to a statement as it stands, whatever its status; where it is successful, it is JSON.
     *
     * @param limit how many rows at most, 1 to 1000
     */
    HttpAnswer send(AccountClient client, String statement, int limit, Priority priority, Faults faults) {
        URI url = client.address().suiteql(limit);
        String body = "{\"q\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(statement)) + "\"}";
        HttpAnswer answer = client.send(
                new HttpCall(
                        "POST",
                        url,
                        Map.of("Content-Type", "application/json", "Accept", "application/json", "Prefer", "transient"),
                        body.getBytes(StandardCharsets.UTF_8)),
                priority,
                faults);
        if (answer.successful() && !answer.json()) {
            throw faults.notJson(answer);
        }
        return answer;
    }
}
