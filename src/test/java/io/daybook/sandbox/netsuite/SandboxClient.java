package io.daybook.sandbox.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** A client of the sandbox as the tests need it: plain HTTP, a valid login unless a test brings its own. */
final class SandboxClient {
    static final String TOKEN_PATH = "/services/rest/auth/oauth2/v1/token";
    static final String SUITEQL_PATH = "/services/rest/query/v1/suiteql";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final SandboxCredentials credentials;
    private final Clock clock;
    private String token;

    SandboxClient(SandboxCredentials credentials) {
        this(credentials, Clock.systemUTC());
    }

    /** @param clock what it stamps its assertions with */
    SandboxClient(SandboxCredentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /** An answer with its body read as JSON; a missing node when it is none. */
    record Answer(int status, String text, JsonNode json, HttpResponse<String> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The first detail of an error document. */
        String detail() {
            return json.path("o:errorDetails").path(0).path("detail").asText();
        }

        String code() {
            return json.path("o:errorDetails").path(0).path("o:errorCode").asText();
        }

        List<JsonNode> items() {
            return json.path("items").findParents("links");
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(credentials.baseUrl() + path)).timeout(Duration.ofSeconds(30));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return sendOrFail(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer sendOrFail(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode node;
            try {
                node = json.readTree(response.body());
            } catch (IOException notJson) {
                node = json.missingNode();
            }
            return new Answer(response.statusCode(), response.body(), node, response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A query with a valid login. */
    Answer query(String statement) {
        return query(statement, "");
    }

    /** @param page {@code ?limit=…&offset=…} or nothing */
    Answer query(String statement, String page, String... params) {
        return send(queryRequest(statement, page, params));
    }

    HttpRequest.Builder queryRequest(String statement, String page, String... params) {
        Map<String, Object> body =
                params.length == 0 ? Map.of("q", statement) : Map.of("q", statement, "params", List.of(params));
        return to(SUITEQL_PATH + page)
                .header("Authorization", "Bearer " + token())
                .header("Prefer", "transient")
                .POST(HttpRequest.BodyPublishers.ofString(json.valueToTree(body).toString()));
    }

    /** The values of a query's first row. */
    JsonNode row(String statement) {
        Answer answer = query(statement);
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return answer.json().path("items").path(0);
    }

    Answer get(String path) {
        return send(to(path).header("Authorization", "Bearer " + token()).GET());
    }

    /** With a JSON body and a valid login. */
    HttpRequest.Builder write(String method, String path, String body) {
        return to(path).header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    /** An access token, asked for once. */
    String token() {
        if (token == null) {
            Answer answer = requestToken(assertion(JWSAlgorithm.ES256, claims().build()));
            if (answer.status() != 200) {
                throw new AssertionError(answer.text());
            }
            token = answer.json().path("access_token").asText();
        }
        return token;
    }

    Answer requestToken(String assertion) {
        return send(to(TOKEN_PATH)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_assertion_type="
                        + encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer") + "&client_assertion="
                        + encode(assertion))));
    }

    /** Claims that are right. */
    JWTClaimsSet.Builder claims() {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(credentials.clientId())
                .audience(credentials.baseUrl() + TOKEN_PATH)
                .claim("scope", List.of("rest_webservices"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    String assertion(JWSAlgorithm algorithm, JWTClaimsSet claims) {
        return assertion(algorithm, credentials.certificateId(), claims);
    }

    String assertion(JWSAlgorithm algorithm, String keyId, JWTClaimsSet claims) {
        try {
            SignedJWT jwt =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
            jwt.sign(signer(algorithm));
            return jwt.serialize();
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWSSigner signer(JWSAlgorithm algorithm) throws JOSEException, GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(credentials.privateKeyPem().replaceAll("-----[A-Z ]+-----", ""));
        boolean elliptic = JWSAlgorithm.Family.EC.contains(algorithm);
        PrivateKey key = KeyFactory.getInstance(elliptic ? "EC" : "RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        return elliptic ? new ECDSASigner((ECPrivateKey) key) : new RSASSASigner(key);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
