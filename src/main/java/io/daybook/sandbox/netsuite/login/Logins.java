package io.daybook.sandbox.netsuite.login;

import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import io.daybook.sandbox.netsuite.wire.Request;
import java.util.Optional;

/** Lets a request in by its {@code Authorization} header, or not (NetSuite reference 1.4 and 1.5). Thread-safe. */
public final class Logins {
    private final String account;
    private final AccessTokens tokens;
    private final TokenBasedLogin tokenBased;
    private final LoginAuditTrail trail;

    public Logins(String account, AccessTokens tokens, TokenBasedLogin tokenBased, LoginAuditTrail trail) {
        this.account = account;
        this.tokens = tokens;
        this.tokenBased = tokenBased;
        this.trail = trail;
    }

    /** @throws NetSuiteError 401 for every kind of wrong credentials, 400 for a header that is none */
    public void check(Request request) {
        String header = request.header("Authorization").orElse("").strip();
        if (startsWith(header, "Bearer")) {
            bearer(header.substring("Bearer".length()).strip());
        } else if (startsWith(header, "OAuth")) {
            Optional<String> refusal = tokenBased.refusal(request, header);
            if (refusal.isPresent()) {
                throw refused("Token", refusal.get());
            }
        } else {
            throw refused(header.isEmpty() ? "none" : "unknown", "MissingTokenPassportRequiredFields");
        }
    }

    private void bearer(String token) {
        if (token.isEmpty() || token.contains(" ")) {
            throw NetSuiteError.malformedLogin(account);
        }
        if (!tokens.opens(token)) {
            throw refused("OAuth 2.0", "the access token has expired, was revoked or is not ours");
        }
    }

    private NetSuiteError refused(String method, String reason) {
        trail.failed(method, reason);
        return NetSuiteError.invalidLogin(account);
    }

    private static boolean startsWith(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length())
                && (header.length() == scheme.length() || Character.isWhitespace(header.charAt(scheme.length())));
    }
}
