package io.daybook.sandbox.netsuite;

import static io.daybook.sandbox.netsuite.SandboxClient.TOKEN_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import io.daybook.sandbox.netsuite.SandboxClient.Answer;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {
    private static NetSuiteSandbox sandbox;
    private SandboxClient client;

    @BeforeAll
    static void start() {
        sandbox = NetSuiteSandbox.start(SandboxSettings.builder()
                .invoices(0)
                .certificateKey(CertificateKey.EC_256)
                .account("1234567_SB1")
                .build());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void freshClient() {
        client = new SandboxClient(sandbox.credentials());
        sandbox.faults().clear();
        sandbox.setup().enable(Feature.OAUTH2);
        sandbox.setup().grant(Permission.ADMI_LOGIN_OAUTH2);
    }

    @Test
    void givesAnHoursBearerTokenThatLooksLikeThePlatforms() throws Exception {
        Answer answer = client.requestToken(es256(client.claims()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("expires_in").isInt()).isTrue();
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(3600);
        assertThat(answer.json().path("token_type").asText()).isEqualToIgnoringCase("bearer");
        assertThat(answer.json().has("refresh_token")).isFalse();
        String[] parts = answer.json().path("access_token").asText().split("\\.");
        assertThat(parts).hasSize(3);
        var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("iss").asText()).isEqualTo("https://system.netsuite.com");
        assertThat(claims.path("sub").asText()).contains(";");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest_webservices", "restlets,rest_webservices", "restlets rest_webservices"})
    void takesScopesAsOneString(String scope) {
        assertThat(client.requestToken(es256(client.claims().claim("scope", scope)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesScopesAsAnArrayAndTheAudiencesOfTheRealHosts() {
        assertThat(client.requestToken(es256(client.claims()
                                .claim("scope", List.of("restlets", "rest_webservices"))
                                .audience("https://1234567-sb1.suitetalk.api.netsuite.com" + TOKEN_PATH)))
                        .status())
                .isEqualTo(200);
        assertThat(client.requestToken(es256(
                                client.claims().audience("https://1234567-sb1.restlets.api.netsuite.com" + TOKEN_PATH)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesAnUnknownClientWith401AndAChallenge() {
        Answer answer = client.requestToken(es256(client.claims().issuer("nobody")));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"1234567_SB1\"");
    }

    @Test
    void refusesAWrongAudience() {
        refused(client.claims().audience(sandbox.baseUrl() + TOKEN_PATH + "/"), "aud");
        refused(client.claims().audience("https://7654321.suitetalk.api.netsuite.com" + TOKEN_PATH), "aud");
    }

    @Test
    void refusesAnAssertionThatLivesTooLongOrIsOverOrHasNoTimes() {
        Instant now = Instant.now();
        refused(client.claims().expirationTime(Date.from(now.plusSeconds(3700))), "3600");
        refused(
                client.claims()
                        .issueTime(Date.from(now.minusSeconds(600)))
                        .expirationTime(Date.from(now.minusSeconds(300))),
                "expired");
        refused(client.claims().expirationTime(null), "missing");
        refused(client.claims().issueTime(Date.from(now.plusSeconds(200))), "future");
    }

    @Test
    void acceptsExactlyAnHour() {
        Instant now = Instant.now();

        assertThat(client.requestToken(es256(client.claims()
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plusSeconds(3600)))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesAnUnknownCertificateAndAForeignSignature() {
        Answer unknown = client.requestToken(
                client.assertion(JWSAlgorithm.ES256, "another", client.claims().build()));
        assertGrantRefused(unknown, "kid");

        String good = es256(client.claims());
        String forged =
                good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(good.length() - good.lastIndexOf('.') - 1);
        assertGrantRefused(client.requestToken(forged), "signature");
    }

    @Test
    void refusesARevokedCertificate() {
        sandbox.faults().certificateRevoked(true);

        refused(client.claims(), "revoked");
    }

    @Test
    void refusesWhereTheFeatureOrThePermissionIsMissing() {
        sandbox.setup().disable(Feature.OAUTH2);
        Answer noFeature = client.requestToken(es256(client.claims()));
        assertThat(noFeature.status()).isEqualTo(400);
        assertThat(noFeature.text()).isEqualTo("{\"error\":\"unauthorized_client\"}");

        sandbox.setup().enable(Feature.OAUTH2);
        sandbox.setup().withhold(Permission.ADMI_LOGIN_OAUTH2);
        refused(client.claims(), "permission_denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "grant_type=client_credentials",
                "grant_type=client_credentials&client_assertion_type=wrong&client_assertion=x.y.z",
                "grant_type=client_credentials&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=nonsense",
                "grant_type=client_credentials&grant_type=client_credentials",
                "grant_type=%zz"
            })
    void refusesAMalformedRequest(String form) {
        Answer answer = client.send(client.to(TOKEN_PATH)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("{\"error\":\"invalid_request\"}");
    }

    @Test
    void refusesOtherGrantTypesAndScopesAndTwoWaysOfLoggingInAtOnce() {
        Answer grant = client.send(
                client.to(TOKEN_PATH).POST(HttpRequest.BodyPublishers.ofString("grant_type=password&username=x")));
        assertThat(grant.text()).isEqualTo("{\"error\":\"unsupported_grant_type\"}");

        Answer scope = client.requestToken(es256(client.claims().claim("scope", "everything")));
        assertThat(scope.status()).isEqualTo(400);
        assertThat(scope.text()).isEqualTo("{\"error\":\"invalid_scope\"}");

        Answer twice = client.send(client.to(TOKEN_PATH)
                .header("Authorization", "Basic eDp5")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        assertThat(twice.text()).isEqualTo("{\"error\":\"invalid_request\"}");
    }

    @ParameterizedTest
    @EnumSource(
            value = CertificateKey.class,
            names = {"RSA_3072", "EC_384", "EC_521"})
    void acceptsTheAlgorithmsThatFitTheCertificateAndNeverRs256(CertificateKey key) {
        try (NetSuiteSandbox other = NetSuiteSandbox.start(
                SandboxSettings.builder().invoices(0).certificateKey(key).build())) {
            SandboxClient its = new SandboxClient(other.credentials());
            JWTClaimsSet claims = its.claims().build();
            List<JWSAlgorithm> good =
                    switch (key) {
                        case EC_384 -> List.of(JWSAlgorithm.ES384);
                        case EC_521 -> List.of(JWSAlgorithm.ES512);
                        default -> List.of(JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512);
                    };

            for (JWSAlgorithm algorithm : good) {
                assertThat(its.requestToken(its.assertion(algorithm, claims)).status())
                        .as(algorithm.getName())
                        .isEqualTo(200);
            }
            if (key == CertificateKey.RSA_3072) {
                Answer refused = its.requestToken(its.assertion(JWSAlgorithm.RS256, claims));
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.text()).isEqualTo("{\"error\":\"invalid_grant\"}");
            }
        }
    }

    private String es256(JWTClaimsSet.Builder claims) {
        return client.assertion(JWSAlgorithm.ES256, claims.build());
    }

    private void refused(JWTClaimsSet.Builder claims, String reason) {
        assertGrantRefused(client.requestToken(es256(claims)), reason);
    }

    /** The wire says no more than {@code invalid_grant}; the reason stands in the audit trail. */
    private static void assertGrantRefused(Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("{\"error\":\"invalid_grant\"}");
        List<LoginAttempt> trail = sandbox.loginAuditTrail();
        assertThat(trail.get(trail.size() - 1).success()).isFalse();
        assertThat(trail.get(trail.size() - 1).reason()).contains(reason);
    }
}
