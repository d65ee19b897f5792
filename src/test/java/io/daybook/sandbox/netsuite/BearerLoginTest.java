package io.daybook.sandbox.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.netsuite.SandboxClient.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BearerLoginTest {
    private static final AtomicReference<Duration> LATER = new AtomicReference<>(Duration.ZERO);
    private static NetSuiteSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = NetSuiteSandbox.start(SandboxSettings.builder()
                .invoices(0)
                .certificateKey(CertificateKey.EC_256)
                .clock(new MovableClock())
                .build());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static final class MovableClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(LATER.get());
        }
    }

    @Test
    void tokenOpensForAnHourAndNoLonger() {
        // Given a token that opens the account
        LATER.set(Duration.ZERO);
        SandboxClient client = new SandboxClient(sandbox.credentials());
        assertThat(client.query("SELECT 1 AS one FROM DUAL").status()).isEqualTo(200);

        // When nearly an hour has passed it still does
        LATER.set(Duration.ofMinutes(59));
        assertThat(client.query("SELECT 1 AS one FROM DUAL").status()).isEqualTo(200);

        // Then after the hour it does not
        LATER.set(Duration.ofMinutes(61));
        Answer late = client.query("SELECT 1 AS one FROM DUAL");
        LATER.set(Duration.ZERO);
        assertInvalidLogin(late);
    }

    @Test
    void expiringTokensOnDemandMakesAFreshLoginNecessary() {
        SandboxClient client = new SandboxClient(sandbox.credentials());
        client.token();

        sandbox.expireTokens();

        assertInvalidLogin(client.query("SELECT 1 AS one FROM DUAL"));
        assertThat(new SandboxClient(sandbox.credentials())
                        .query("SELECT 1 AS one FROM DUAL")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void noTokenAndWrongTokenLookTheSame() {
        SandboxClient client = new SandboxClient(sandbox.credentials());

        assertInvalidLogin(
                client.send(client.to("/services/rest/system/v1/serverTime").GET()));
        assertInvalidLogin(client.send(client.to("/services/rest/system/v1/serverTime")
                .header("Authorization", "Bearer abc.def.ghi")
                .GET()));
        assertInvalidLogin(client.send(client.to("/services/rest/system/v1/serverTime")
                .header("Authorization", "Basic eDp5")
                .GET()));
    }

    @Test
    void malformedHeaderIs400() {
        SandboxClient client = new SandboxClient(sandbox.credentials());

        Answer answer = client.send(client.to("/services/rest/system/v1/serverTime")
                .header("Authorization", "Bearer two words")
                .GET());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"1234567\", error=\"invalid_request\", error_description=\"The request could"
                        + " not be understood by the server due to malformed syntax.\"");
        assertThat(answer.code()).isEqualTo("INVALID_REQUEST");
    }

    private static void assertInvalidLogin(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"1234567\", error=\"invalid_token\","
                        + " error_description=\"Invalid login attempt.\"");
        assertThat(answer.json().path("title").asText()).isEqualTo("Unauthorized");
        assertThat(answer.code()).isEqualTo("INVALID_LOGIN");
        assertThat(answer.detail())
                .isEqualTo("Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at"
                        + " Setup > Users/Roles > User Management > View Login Audit Trail.");
    }
}
