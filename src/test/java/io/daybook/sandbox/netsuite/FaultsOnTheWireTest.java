package io.daybook.sandbox.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybook.sandbox.netsuite.SandboxClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsOnTheWireTest {
    private static final String QUERY = "SELECT id, tranid FROM transaction ORDER BY id";

    private static NetSuiteSandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.start(settings -> settings.concurrency(3));
        client = new SandboxClient(sandbox.credentials());
        client.token();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void everythingWell() {
        sandbox.faults().clear();
        sandbox.governor().limit(3);
    }

    @Test
    void unauthorizedBurstsEndByThemselves() {
        sandbox.faults().next(Fault.UNAUTHORIZED, 2);

        assertThat(client.query(QUERY).code()).isEqualTo("INVALID_LOGIN");
        assertThat(client.query(QUERY).status()).isEqualTo(401);
        assertThat(client.query(QUERY).status()).isEqualTo(200);
    }

    @Test
    void unexpectedErrorsCarryAnErrorId() {
        sandbox.faults().next(Fault.UNEXPECTED_ERROR, 1);

        Answer answer = client.query(QUERY);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.detail()).matches("An unexpected error occurred\\. Error ID: [a-z]{20}");
    }

    @Test
    void maintenanceIsAPageOfHtml() {
        sandbox.faults().next(Fault.UNAVAILABLE, 1);
        sandbox.faults().retryAfter(Duration.ofSeconds(7));

        Answer answer = client.query(QUERY);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.header("Retry-After")).isEqualTo("7");
        assertThat(answer.text()).contains("<html>");
    }

    @Test
    void connectionThatIsCutGivesNoAnswer() {
        sandbox.faults().next(Fault.CONNECTION_RESET, 1);

        assertThatThrownBy(() -> client.sendOrFail(client.queryRequest(QUERY, "")))
                .isInstanceOf(IOException.class);
        assertThat(client.query(QUERY).status()).isEqualTo(200);
    }

    @Test
    void truncatedBodyEndsBeforeItsLength() {
        sandbox.faults().next(Fault.TRUNCATED_BODY, 1);

        assertThatThrownBy(() -> client.sendOrFail(client.queryRequest(QUERY, "")))
                .isInstanceOf(IOException.class);
        assertThat(client.query(QUERY).status()).isEqualTo(200);
    }

    @Test
    void slowBodyArrivesWhole() {
        sandbox.faults().slowBodyTakes(Duration.ofMillis(200));
        String whole = client.query(QUERY).text();
        sandbox.faults().next(Fault.SLOW_BODY, 1);

        assertThat(client.query(QUERY).text()).isEqualTo(whole);
    }

    @Test
    void emptyAnswerHasNoRowsAndLooksWell() {
        sandbox.faults().next(Fault.EMPTY_ANSWER, 1);

        JsonNode empty = client.query(QUERY).json();

        assertThat(empty.path("totalResults").asInt()).isZero();
        assertThat(empty.path("items")).isEmpty();
        assertThat(client.query(QUERY).json().path("totalResults").asInt()).isPositive();
    }

    @Test
    void tokenEndpointCanBeDown() {
        sandbox.faults().inject(Fault.UNAVAILABLE, Faults.Target.TOKENS, 0, 1);
        SandboxClient other = new SandboxClient(sandbox.credentials());

        assertThatThrownBy(other::token).hasMessageContaining("<html>");
        assertThat(other.token()).isNotBlank();
    }

    @Test
    void moreRequestsThanTheLimitAreBlockedAtOnce() throws Exception {
        // Given a limit of two and requests that take long
        sandbox.governor().limit(2);
        sandbox.faults().latency(Duration.ofSeconds(4));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            // When four come at once
            List<Answer> answers = new ArrayList<>();
            Callable<Answer> query = () -> client.query(QUERY);
            for (Future<Answer> answer : threads.invokeAll(Collections.nCopies(4, query))) {
                answers.add(answer.get());
            }

            // Then two are answered and two are refused in NetSuite's words
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 200, 429, 429);
            Answer blocked = answers.stream()
                    .filter(answer -> answer.status() == 429)
                    .findFirst()
                    .orElseThrow();
            assertThat(blocked.json().path("title").asText()).isEqualTo("Bad Request");
            assertThat(blocked.json().path("status").asInt()).isEqualTo(429);
            assertThat(blocked.json().path("o:errorCode").asText()).isEqualTo("USER_ERROR");
            assertThat(blocked.code()).isEqualTo("CONCURRENCY_LIMIT_EXCEEDED");
            assertThat(blocked.detail()).isEqualTo("Concurrent request limit exceeded. Request blocked.");
            assertThat(blocked.header("Retry-After")).isEmpty();
        } finally {
            threads.shutdownNow();
        }

        // And the slots are free again
        sandbox.faults().clear();
        assertThat(client.query(QUERY).status()).isEqualTo(200);
    }

    @Test
    void throttlingOnDemandSaysTheSame() {
        sandbox.faults().next(Fault.THROTTLED, 1);
        sandbox.faults().retryAfter(Duration.ofSeconds(2));

        Answer answer = client.query(QUERY);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().path("o:errorCode").asText()).isEqualTo("USER_ERROR");
        assertThat(answer.code()).isEqualTo("CONCURRENCY_LIMIT_EXCEEDED");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void pagesWithoutAnUnambiguousOrderRepeatAndDropRows() {
        sandbox.faults().unstableOrder(true);

        assertThat(keys("SELECT uniquekey AS k FROM transactionline"))
                .as("no order")
                .has(repeats());
        assertThat(keys("SELECT uniquekey AS k FROM transactionline ORDER BY transaction"))
                .as("an order with ties")
                .has(repeats());
        assertThat(keys("SELECT uniquekey AS k FROM transactionline ORDER BY transaction, id"))
                .as("a unique order")
                .doesNotHaveDuplicates();
        sandbox.faults().unstableOrder(false);
        assertThat(keys("SELECT uniquekey AS k FROM transactionline")).doesNotHaveDuplicates();
    }

    private static org.assertj.core.api.Condition<List<? extends String>> repeats() {
        return new org.assertj.core.api.Condition<>(
                keys -> keys.stream().distinct().count() < keys.size(), "rows that come twice");
    }

    private static List<String> keys(String statement) {
        List<String> keys = new ArrayList<>();
        for (int offset = 0; offset < 300; offset += 50) {
            client.query(statement, "?limit=50&offset=" + offset)
                    .json()
                    .path("items")
                    .forEach(item -> keys.add(item.path("k").asText()));
        }
        assertThat(keys).hasSize(300);
        return keys;
    }
}
