package io.daybook.sandbox.netsuite.login;

import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sandbox.netsuite.wire.Json;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The access tokens that are valid now. A token looks like the platform's, a JSON Web Token (NetSuite reference 1.2),
 * but opens the account because it is remembered here, not because of its signature, which is random. Thread-safe.
 */
public final class AccessTokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SandboxSettings settings;
    private final Json json;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

    public AccessTokens(SandboxSettings settings, Json json) {
        this.settings = settings;
        this.json = json;
    }

    /** A new token for that client and those scopes. */
    public String issue(String clientId, List<String> scopes) {
        Instant now = settings.clock().instant();
        expiries.values().removeIf(expiry -> !now.isBefore(expiry));
        Instant expiry = now.plus(settings.tokenLife());
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", "3;-5");
        claims.put("aud", List.of("8A1D6C3E-DAYB-4OOK-8F00-5A11D80C0DE5;" + settings.account(), clientId));
        claims.put("scope", scopes);
        claims.put("iss", "https://system.netsuite.com");
        claims.put("oit", now.getEpochSecond());
        claims.put("exp", expiry.getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("jti", BASE64.encodeToString(random(16)));
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("kid", "c." + settings.account() + "." + now.toString().substring(0, 10));
        header.put("typ", "JWT");
        header.put("alg", "RS256");
        String token = BASE64.encodeToString(json.write(header)) + "." + BASE64.encodeToString(json.write(claims)) + "."
                + BASE64.encodeToString(random(256));
        expiries.put(token, expiry);
        return token;
    }

    public boolean opens(String token) {
        Instant expiry = expiries.get(token);
        return expiry != null && settings.clock().instant().isBefore(expiry);
    }

    /** From now on no token issued so far opens the account. */
    public void expireAll() {
        expiries.clear();
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
