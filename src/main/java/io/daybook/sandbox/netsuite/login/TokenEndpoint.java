package io.daybook.sandbox.netsuite.login;

import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.netsuite.AccountSetup;
import io.daybook.sandbox.netsuite.Faults;
import io.daybook.sandbox.netsuite.Feature;
import io.daybook.sandbox.netsuite.Permission;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sandbox.netsuite.wire.Json;
import io.daybook.sandbox.netsuite.wire.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code POST …/auth/oauth2/v1/token}: an access token for a signed assertion (NetSuite reference 1.2). Thread-safe. */
public final class TokenEndpoint {
    public static final String PATH = "/services/rest/auth/oauth2/v1/token";

    private static final String METHOD = "OAuth 2.0";

    private final SandboxSettings settings;
    private final AccountSetup setup;
    private final Faults faults;
    private final String clientId;
    private final ClientAssertions assertions;
    private final AccessTokens tokens;
    private final LoginAuditTrail trail;
    private final Json json;

    public TokenEndpoint(
            SandboxSettings settings,
            AccountSetup setup,
            Faults faults,
            String clientId,
            String certificateId,
            PublicKey certificate,
            AccessTokens tokens,
            LoginAuditTrail trail,
            Json json) {
        this.settings = settings;
        this.setup = setup;
        this.faults = faults;
        this.clientId = clientId;
        this.assertions = new ClientAssertions(clientId, certificateId, certificate, settings.clock());
        this.tokens = tokens;
        this.trail = trail;
        this.json = json;
    }

    public Response answer(Request request) {
        try {
            if (!request.method().equals("POST")) {
                throw new TokenRefusal("invalid_request", "the token endpoint takes POST only");
            }
            if (request.header("Authorization").isPresent()) {
                throw new TokenRefusal("invalid_request", "an assertion and an Authorization header at once");
            }
            String assertion = ClientAssertions.assertionOf(form(request));
            List<String> scopes = assertions.check(assertion, audiences(request), faults.certificateRevoked());
            if (!setup.has(Feature.OAUTH2)) {
                throw new TokenRefusal("unauthorized_client", "FeatureDisabled");
            }
            if (!setup.may(Permission.ADMI_LOGIN_OAUTH2)) {
                throw new TokenRefusal("invalid_grant", "permission_denied");
            }
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("access_token", tokens.issue(clientId, scopes));
            answer.put("expires_in", settings.tokenLife().toSeconds());
            answer.put("token_type", "Bearer");
            trail.succeeded(METHOD);
            return answer(200, answer);
        } catch (TokenRefusal refusal) {
            trail.failed(METHOD, refusal.getMessage());
            Response response = answer(refusal.status(), Map.of("error", refusal.code()));
            return refusal.status() == 401
                    ? response.with("WWW-Authenticate", "Basic realm=\"" + settings.account() + "\"")
                    : response;
        }
    }

    private Response answer(int status, Map<String, Object> body) {
        return Response.of(status, "application/json", json.write(body)).with("Cache-Control", "no-store");
    }

    /** Ours as addressed, and those that the real account has. */
    private Set<String> audiences(Request request) {
        return Set.of(
                request.origin() + PATH,
                settings.canonicalOrigin() + PATH,
                settings.canonicalOrigin().replace(".suitetalk.", ".restlets.") + PATH);
    }

    private static Map<String, List<String>> form(Request request) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        try {
            for (String pair : new String(request.body(), StandardCharsets.UTF_8).split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
                    String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                    form.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new TokenRefusal("invalid_request", "the form is not URL-encoded");
        }
        return form;
    }
}
