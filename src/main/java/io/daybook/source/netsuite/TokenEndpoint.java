package io.daybook.source.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.source.SourceException;
import io.daybook.source.http.HttpAnswer;
import io.daybook.source.http.HttpCall;
import io.daybook.source.http.HttpWire;
import io.daybook.source.http.Unreachable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;

/** Exchanges assertions for access tokens (NetSuite reference 1.2). Thread-safe. */
final class TokenEndpoint {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,40}");
    private static final long USUAL_LIFE = 3600;

    private final HttpWire wire;
    private final URI url;
    private final InstantSource clock;

    TokenEndpoint(HttpWire wire, URI url, InstantSource clock) {
        this.wire = wire;
        this.url = url;
        this.clock = clock;
    }

    URI url() {
        return url;
    }

    /**
     * @param label how messages name the connection
     * @throws SourceException.Unauthorized if NetSuite refuses the assertion
     * @throws SourceException.Transient if there was no answer, or none that says anything about the assertion
     */
    AccessToken exchange(String assertion, String label) {
        Instant asked = clock.instant();
        HttpAnswer answer;
        try {
            answer = wire.send(new HttpCall(
                    "POST",
                    url,
                    Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                    form(assertion)));
        } catch (IOException e) {
            throw Unreachable.explain(label, url, e);
        }
        boolean mayPass = answer.status() >= 500 || answer.status() == 408 || answer.status() == 429;
        if (mayPass || !answer.json()) {
            throw new SourceException.Transient(
                    label + ": signing in failed for now: the token endpoint answered " + answer
                            + ". It is tried again with the next run.",
                    null);
        }
        JsonNode body = parse(answer, label);
        if (!answer.successful()) {
            throw refused(label, answer.status(), body.path("error").asText(""));
        }
        String value = body.path("access_token").asText("");
        if (!TOKEN.matcher(value).matches()
                || !body.path("token_type").asText("Bearer").equalsIgnoreCase("Bearer")) {
            throw new SourceException.Defect(
                    label + ": the token endpoint " + url + " answered without a usable access token."
                            + " Check that the base URL is NetSuite's.",
                    null);
        }
        return new AccessToken(value, asked.plusSeconds(body.path("expires_in").asLong(USUAL_LIFE)));
    }

    private static byte[] form(String assertion) {
        String type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        return ("grant_type=client_credentials&client_assertion_type="
                        + URLEncoder.encode(type, StandardCharsets.UTF_8)
                        + "&client_assertion="
                        + URLEncoder.encode(assertion, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private JsonNode parse(HttpAnswer answer, String label) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new SourceException.Transient(
                    label + ": the token endpoint's answer is no whole JSON document", null);
        }
    }

    private static SourceException refused(String label, int status, String error) {
        String code = ERROR_CODE.matcher(error).matches() ? error : "no error code";
        return new SourceException.Unauthorized(
                label + ": NetSuite refused to sign in (" + status + " " + code + "). " + SignInErrors.remedy(code),
                null);
    }
}
