package io.daybook.sandbox.netsuite.login;

import io.daybook.sandbox.netsuite.AccountSetup;
import io.daybook.sandbox.netsuite.Feature;
import io.daybook.sandbox.netsuite.Permission;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sandbox.netsuite.wire.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Token-based authentication, OAuth 1.0a (NetSuite reference 1.5). Thread-safe. */
public final class TokenBasedLogin {
    private static final Pattern FIELD = Pattern.compile("([A-Za-z0-9_]+)\\s*=\\s*\"([^\"]*)\"");
    private static final List<String> REQUIRED = List.of(
            "oauth_consumer_key",
            "oauth_token",
            "oauth_nonce",
            "oauth_timestamp",
            "oauth_signature_method",
            "oauth_signature");
    private static final int SHORTEST_NONCE = 6;
    private static final Duration LOCK = Duration.ofMinutes(30);

    private final SandboxSettings settings;
    private final AccountSetup setup;
    private final String consumerKey;
    private final String tokenId;
    private final OAuth1Signature signature;
    private final Nonces nonces;
    private final Clock clock;
    private int failures;
    private Instant lockedUntil = Instant.EPOCH;

    public TokenBasedLogin(
            SandboxSettings settings,
            AccountSetup setup,
            String consumerKey,
            String consumerSecret,
            String tokenId,
            String tokenSecret) {
        this.settings = settings;
        this.setup = setup;
        this.consumerKey = consumerKey;
        this.tokenId = tokenId;
        this.signature = new OAuth1Signature(consumerSecret, tokenSecret);
        this.clock = settings.clock();
        this.nonces = new Nonces(clock);
    }

    /** Why the request is not let in, in the words of the login audit trail; empty when it is. */
    Optional<String> refusal(Request request, String header) {
        Map<String, String> fields = fields(header);
        if (!setup.has(Feature.TOKEN_BASED_AUTHENTICATION)) {
            return Optional.of("FeatureDisabled");
        }
        if (!fields.keySet().containsAll(REQUIRED) || !fields.containsKey("realm")) {
            return Optional.of("MissingTokenPassportRequiredFields");
        }
        if (!fields.get("oauth_signature_method").equals("HMAC-SHA256")) {
            return Optional.of("UnknownAlgorithm");
        }
        if (!fields.get("oauth_consumer_key").equals(consumerKey)) {
            return Optional.of("consumer_key_unknown");
        }
        if (!fields.get("oauth_token").equals(tokenId)) {
            return Optional.of("token_rejected");
        }
        return known(request, fields);
    }

    /** The user is known from here on, so failures count towards the lock. */
    private synchronized Optional<String> known(Request request, Map<String, String> fields) {
        Instant now = clock.instant();
        if (now.isBefore(lockedUntil)) {
            return Optional.of("temporary_locked");
        }
        Optional<String> refusal = refusalOfKnown(request, fields, now);
        if (refusal.isEmpty()) {
            failures = 0;
        } else if (settings.lockAfterFailures() > 0 && ++failures >= settings.lockAfterFailures()) {
            failures = 0;
            lockedUntil = now.plus(LOCK);
        }
        return refusal;
    }

    private Optional<String> refusalOfKnown(Request request, Map<String, String> fields, Instant now) {
        // the realm must be the canonical spelling: the DNS spelling fails like a wrong signature (1.1)
        if (!fields.get("realm").equals(settings.account()) || !signed(request, fields)) {
            return Optional.of("InvalidSignature");
        }
        String timestamp = fields.get("oauth_timestamp");
        if (!timestamp.matches("\\d{1,12}")
                || Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(Nonces.TOLERANCE)
                        > 0) {
            return Optional.of("InvalidTimestamp");
        }
        String nonce = fields.get("oauth_nonce");
        if (nonce.length() < SHORTEST_NONCE) {
            return Optional.of("MissingTokenPassportRequiredFields");
        }
        if (!nonces.use(nonce, Long.parseLong(timestamp))) {
            return Optional.of("NonceUsed");
        }
        return setup.may(Permission.ADMI_LOGIN_OAUTH) ? Optional.empty() : Optional.of("permission_denied");
    }

    /** Under the address as the client wrote it or the account's real one, and with either reading of a plus sign. */
    private boolean signed(Request request, Map<String, String> fields) {
        byte[] given = fields.get("oauth_signature").getBytes(StandardCharsets.UTF_8);
        boolean match = false;
        for (String origin : List.of(
                request.origin(), request.origin().replaceFirst("^http:", "https:"), settings.canonicalOrigin())) {
            for (boolean plusIsSpace : new boolean[] {false, true}) {
                List<Map.Entry<String, String>> parameters = new ArrayList<>(query(request.query(), plusIsSpace));
                fields.forEach((name, value) -> {
                    if (name.startsWith("oauth_") && !name.equals("oauth_signature")) {
                        parameters.add(Map.entry(name, value));
                    }
                });
                String expected = signature.sign(request.method(), origin + request.path(), parameters);
                match |= MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given);
            }
        }
        return match;
    }

    private static List<Map.Entry<String, String>> query(String query, boolean plusIsSpace) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                parameters.add(Map.entry(
                        decode(parts[0], plusIsSpace), parts.length < 2 ? "" : decode(parts[1], plusIsSpace)));
            }
        }
        return parameters;
    }

    private static Map<String, String> fields(String header) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIELD.matcher(header.substring("OAuth".length()));
        while (matcher.find()) {
            fields.putIfAbsent(matcher.group(1), decode(matcher.group(2), false));
        }
        return fields;
    }

    private static String decode(String text, boolean plusIsSpace) {
        try {
            return URLDecoder.decode(plusIsSpace ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
