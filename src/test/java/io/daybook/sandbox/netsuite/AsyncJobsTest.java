package io.daybook.sandbox.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybook.sandbox.netsuite.SandboxClient.Answer;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AsyncJobsTest {
    private static final String CUSTOMER = "/services/rest/record/v1/customer";

    private static NetSuiteSandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.start(settings -> settings.invoices(5));
        client = new SandboxClient(sandbox.credentials());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void jobTaskAndResultLeadToWhatTheRequestWouldHaveAnswered() {
        Answer accepted = post("{\"companyName\": \"Later\"}", UUID.randomUUID().toString());

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
        String job = path(accepted.header("Location"));
        JsonNode done = completed(job);
        assertThat(done.path("progress").asText()).isEqualTo("succeeded");
        JsonNode tasks = client.get(path(
                        done.path("task").path("links").path(0).path("href").asText()))
                .json();
        JsonNode task = client.get(path(tasks.path("items")
                        .path(0)
                        .path("links")
                        .path(0)
                        .path("href")
                        .asText()))
                .json();
        assertThat(task.path("progress").asText()).isEqualTo("succeeded");
        assertThat(task.has("startTime")).isTrue();
        assertThat(task.has("endTime")).isTrue();
        Answer result = client.get(
                path(task.path("result").path("links").path(0).path("href").asText()));
        assertThat(result.status()).isEqualTo(204);
        assertThat(client.get(path(result.header("Location")))
                        .json()
                        .path("companyName")
                        .asText())
                .isEqualTo("Later");
    }

    @Test
    void refusalBecomesTheResultOfAFailedJob() {
        String job = path(post("{}", UUID.randomUUID().toString()).header("Location"));

        assertThat(completed(job).path("progress").asText()).isEqualTo("failed");
        Answer result = client.get(job + "/task/1/result");
        assertThat(result.status()).isEqualTo(400);
        assertThat(result.code()).isEqualTo("INVALID_CONTENT");
    }

    @Test
    void usedIdempotencyKeyIsAConflictThatPointsAtTheFirstJob() {
        String key = UUID.randomUUID().toString();
        Answer first = post("{\"companyName\": \"Once only\"}", key);

        Answer again = post("{\"companyName\": \"Once only\"}", key);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("title").asText()).isEqualTo("Conflict");
        assertThat(again.code()).isEqualTo("IDEMPOTENCY_ERROR");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        completed(path(first.header("Location")));
        assertThat(client.row("SELECT COUNT(*) AS n FROM customer WHERE companyname = 'Once only'")
                        .path("n")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void unknownJobIsNotThere() {
        assertThat(client.get("/services/rest/async/v1/job/999").status()).isEqualTo(404);
        assertThat(client.get("/services/rest/async/v1/job/").status()).isEqualTo(404);
    }

    private static Answer post(String body, String key) {
        return client.send(client.write("POST", CUSTOMER, body)
                .header("Prefer", "respond-async")
                .header("X-NetSuite-idempotency-key", key));
    }

    private static JsonNode completed(String job) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> client.get(job).json(), json -> json.path("completed")
                        .asBoolean());
    }

    private static String path(String href) {
        return href.substring(sandbox.baseUrl().toString().length());
    }
}
