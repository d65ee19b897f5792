package io.daybook.sandbox.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.netsuite.SandboxClient.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signs by itself, so that a mistake of the sandbox's own signer cannot hide. */
class TokenBasedLoginTest {
    private static final String TIME_PATH = "/services/rest/system/v1/serverTime";

    private NetSuiteSandbox sandbox;
    private SandboxClient client;
    private final Map<String, String> fields = new TreeMap<>();
    private String realm = "1234567_SB1";
    private String tokenSecret;

    @BeforeEach
    void start() {
        sandbox = NetSuiteSandbox.start(SandboxSettings.builder()
                .invoices(0)
                .certificateKey(CertificateKey.EC_256)
                .account("1234567_SB1")
                .lockAfterFailures(3)
                .build());
        client = new SandboxClient(sandbox.credentials());
        tokenSecret = sandbox.credentials().tokenSecret();
        fields.put("oauth_consumer_key", sandbox.credentials().consumerKey());
        fields.put("oauth_token", sandbox.credentials().tokenId());
        fields.put("oauth_nonce", UUID.randomUUID().toString());
        fields.put("oauth_timestamp", String.valueOf(Instant.now().getEpochSecond()));
        fields.put("oauth_signature_method", "HMAC-SHA256");
        fields.put("oauth_version", "1.0");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void opensWithASignatureOverTheAddressAsWritten() {
        assertThat(get(TIME_PATH, sandbox.baseUrl().toString()).status()).isEqualTo(200);
        assertThat(sandbox.loginAuditTrail()).isEmpty();
    }

    @Test
    void opensWithASignatureOverTheRealAddressOfARedirectedClient() {
        assertThat(get(TIME_PATH, "https://1234567-sb1.suitetalk.api.netsuite.com")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void opensWithASignatureOverTheAddressInFrontOfATlsProxy() {
        String secure = sandbox.baseUrl().toString().replace("http:", "https:");

        Answer answer = client.send(client.to(TIME_PATH)
                .header("X-Forwarded-Proto", "https")
                .header("Authorization", header("GET", secure + TIME_PATH, Map.of()))
                .GET());

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void theQueryBelongsToTheSignatureAndTheBodyDoesNot() {
        String url = sandbox.baseUrl() + SandboxClient.SUITEQL_PATH;
        String header = header("POST", url, Map.of("limit", "5", "offset", "0"));

        Answer answer = client.send(client.to(SandboxClient.SUITEQL_PATH + "?limit=5&offset=0")
                .header("Authorization", header)
                .header("Prefer", "transient")
                .POST(HttpRequest.BodyPublishers.ofString("{\"q\":\"SELECT 1 AS one FROM DUAL\"}")));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void spacesAndQuotesInTheQueryAreVerifiedDecoded() {
        String url = sandbox.baseUrl() + "/services/rest/record/v1/customer";
        String header = header("GET", url, Map.of("q", "companyName IS \"A+B c\""));

        Answer answer = client.send(client.to("/services/rest/record/v1/customer?q=companyName%20IS%20%22A%2BB%20c%22")
                .header("Authorization", header)
                .GET());

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void furtherOauthParametersAreFoldedIn() {
        fields.put("oauth_body_hash", "2jmj7l5rSw0yVb/vlWAYkK/YBwk=");

        assertThat(get(TIME_PATH, sandbox.baseUrl().toString()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "oauth_consumer_key, wrong, consumer_key_unknown",
        "oauth_token, wrong, token_rejected",
        "oauth_signature_method, HMAC-SHA1, UnknownAlgorithm",
        "oauth_timestamp, 1508242306, InvalidTimestamp",
        "oauth_timestamp, soon, InvalidTimestamp",
        "oauth_nonce, abc, MissingTokenPassportRequiredFields"
    })
    void everyCauseIsTheSame401AndOnlyTheAuditTrailKnows(String field, String value, String reason) {
        fields.put(field, value);

        assertRefused(get(TIME_PATH, sandbox.baseUrl().toString()), reason);
    }

    @Test
    void aMissingFieldAWrongSecretAndTheOtherSpellingOfTheAccountLookTheSame() {
        String nonce = fields.remove("oauth_nonce");
        assertRefused(get(TIME_PATH, sandbox.baseUrl().toString()), "MissingTokenPassportRequiredFields");
        fields.put("oauth_nonce", nonce);

        realm = "1234567-sb1";
        assertRefused(get(TIME_PATH, sandbox.baseUrl().toString()), "InvalidSignature");

        realm = "1234567_SB1";
        tokenSecret = "wrong";
        assertRefused(get(TIME_PATH, sandbox.baseUrl().toString()), "InvalidSignature");
    }

    @Test
    void clockMayBeOffByLessThanFiveMinutes() {
        fields.put("oauth_timestamp", String.valueOf(Instant.now().getEpochSecond() - 290));
        assertThat(get(TIME_PATH, sandbox.baseUrl().toString()).status()).isEqualTo(200);

        fields.put("oauth_timestamp", String.valueOf(Instant.now().getEpochSecond() + 320));
        assertRefused(get(TIME_PATH, sandbox.baseUrl().toString()), "InvalidTimestamp");
    }

    @Test
    void aRequestThatIsSentAgainIsAReplay() {
        assertThat(get(TIME_PATH, sandbox.baseUrl().toString()).status()).isEqualTo(200);

        assertRefused(get(TIME_PATH, sandbox.baseUrl().toString()), "NonceUsed");
    }

    @Test
    void failuresLockTheUserEvenForTheRightSecret() {
        String right = tokenSecret;
        tokenSecret = "wrong";
        for (int i = 0; i < 3; i++) {
            assertRefused(get(TIME_PATH, sandbox.baseUrl().toString()), "InvalidSignature");
        }

        tokenSecret = right;

        assertRefused(get(TIME_PATH, sandbox.baseUrl().toString()), "temporary_locked");
    }

    @Test
    void featureAndPermissionAreNeeded() {
        sandbox.setup().disable(Feature.TOKEN_BASED_AUTHENTICATION);
        assertRefused(get(TIME_PATH, sandbox.baseUrl().toString()), "FeatureDisabled");

        sandbox.setup().enable(Feature.TOKEN_BASED_AUTHENTICATION);
        sandbox.setup().withhold(Permission.ADMI_LOGIN_OAUTH);
        assertRefused(get(TIME_PATH, sandbox.baseUrl().toString()), "permission_denied");
    }

    private Answer get(String path, String signedOrigin) {
        return client.send(client.to(path)
                .header("Authorization", header("GET", signedOrigin + path, Map.of()))
                .GET());
    }

    private String header(String method, String url, Map<String, String> query) {
        Map<String, String> all = new TreeMap<>(fields);
        all.putAll(query);
        String parameters = all.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
        String base = method + "&" + encode(url) + "&" + encode(parameters);
        String key = sandbox.credentials().consumerSecret() + "&" + tokenSecret;
        Map<String, String> sent = new TreeMap<>(fields);
        sent.put("oauth_signature", hmac(key, base));
        // order and separators differ between libraries; the realm comes last here on purpose
        return "OAuth "
                + sent.entrySet().stream()
                        .map(each -> each.getKey() + "=\"" + encode(each.getValue()) + "\"")
                        .collect(Collectors.joining(","))
                + ", realm=\"" + realm + "\"";
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void assertRefused(Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("INVALID_LOGIN");
        assertThat(answer.text()).doesNotContain(reason);
        List<LoginAttempt> trail = sandbox.loginAuditTrail();
        assertThat(trail.get(trail.size() - 1).reason()).isEqualTo(reason);
    }
}
