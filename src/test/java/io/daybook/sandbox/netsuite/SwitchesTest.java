package io.daybook.sandbox.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.netsuite.SandboxClient.Answer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchesTest {
    private static final String FAULTS = "/sandbox/faults";

    private static NetSuiteSandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.start(settings -> settings);
        client = new SandboxClient(sandbox.credentials());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void everythingWell() {
        assertThat(client.send(client.to(FAULTS).DELETE()).status()).isEqualTo(200);
    }

    @Test
    void faultsAreSetSeenAndClearedWithoutALogin() {
        client.token();
        Answer set = press("{\"next\": {\"UNEXPECTED_ERROR\": 2}, \"latencyMillis\": 5, \"unstableOrder\": true,"
                + " \"retryAfterSeconds\": 3, \"certificateRevoked\": true}");

        assertThat(set.status()).isEqualTo(200);
        assertThat(set.json().path("pending").asInt()).isEqualTo(2);
        assertThat(client.query("SELECT 1 AS one FROM DUAL").status()).isEqualTo(500);
        Answer state = client.send(client.to(FAULTS).GET());
        assertThat(state.json().path("latencyMillis").asInt()).isEqualTo(5);
        assertThat(state.json().path("unstableOrder").asBoolean()).isTrue();

        Answer cleared = client.send(client.to(FAULTS).DELETE());

        assertThat(cleared.json().path("pending").asInt()).isZero();
        assertThat(cleared.json().path("certificateRevoked").asBoolean()).isFalse();
        assertThat(cleared.json().path("retryAfterSeconds").isNull()).isTrue();
    }

    @Test
    void permissionsFeaturesAndTheLimitAreSwitches() {
        client.token();

        Answer without = press("{\"withhold\": [\"LIST_CURRENCY\"], \"disable\": [\"ONE_WORLD\"], \"concurrency\": 9}");
        assertThat(without.json().path("withheld").path(0).asText()).isEqualTo("LIST_CURRENCY");
        assertThat(without.json().path("concurrency").asInt()).isEqualTo(9);
        assertThat(client.query("SELECT id FROM currency").detail()).contains("Record 'currency' was not found.");
        assertThat(client.query("SELECT id FROM subsidiary").status()).isEqualTo(400);

        press("{\"grant\": [\"LIST_CURRENCY\"], \"enable\": [\"ONE_WORLD\"], \"concurrency\": 5}");
        assertThat(client.query("SELECT id FROM currency").status()).isEqualTo(200);
        assertThat(client.query("SELECT id FROM subsidiary").status()).isEqualTo(200);
    }

    @Test
    void tokensExpireAndInjectionsSkipOnDemand() {
        SandboxClient other = new SandboxClient(sandbox.credentials());
        other.token();
        press("{\"expireTokens\": true}");
        assertThat(other.query("SELECT 1 AS one FROM DUAL").status()).isEqualTo(401);

        SandboxClient fresh = new SandboxClient(sandbox.credentials());
        fresh.token();
        press("{\"inject\": {\"fault\": \"THROTTLED\", \"skip\": 1, \"times\": 1}}");
        assertThat(fresh.query("SELECT 1 AS one FROM DUAL").status()).isEqualTo(200);
        assertThat(fresh.query("SELECT 1 AS one FROM DUAL").status()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"unknown\": 1}",
                "{\"next\": {\"NO_SUCH_FAULT\": 1}}",
                "{\"next\": {\"THROTTLED\": 0}}",
                "{\"share\": {\"THROTTLED\": 2}}",
                "{\"withhold\": [\"NO_SUCH_PERMISSION\"]}",
                "{\"concurrency\": 0}",
                "[]",
                "nonsense"
            })
    void mistakesAreSaidAndChangeNothing(String body) {
        Answer answer = press(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(client.send(client.to(FAULTS).GET()).json().path("pending").asInt())
                .isZero();
    }

    @Test
    void onlyJsonIsTaken() {
        Answer form = client.send(client.to(FAULTS)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"expireTokens\": true}")));

        assertThat(form.status()).isEqualTo(400);
    }

    @Test
    void auditTrailTellsWhatTheWireHides() {
        client.send(client.to("/services/rest/system/v1/serverTime")
                .header("Authorization", "OAuth realm=\"1234567\"")
                .GET());

        Answer trail = client.send(client.to("/sandbox/login-audit-trail").GET());

        assertThat(trail.text()).contains("MissingTokenPassportRequiredFields");
        assertThat(client.send(client.to("/sandbox/other").GET()).status()).isEqualTo(404);
    }

    private static Answer press(String body) {
        return client.send(client.to(FAULTS)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
