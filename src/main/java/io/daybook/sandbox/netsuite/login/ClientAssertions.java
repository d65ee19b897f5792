package io.daybook.sandbox.netsuite.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the assertions of one client with one certificate (NetSuite reference 1.2). Thread-safe. */
final class ClientAssertions {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);
    private static final Set<String> SCOPES = Set.of("rest_webservices", "restlets", "suite_analytics");
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);
    private static final Duration TOLERANCE = Duration.ofSeconds(60);

    private final String clientId;
    private final String certificateId;
    private final PublicKey key;
    private final Clock clock;

    ClientAssertions(String clientId, String certificateId, PublicKey key, Clock clock) {
        this.clientId = clientId;
        this.certificateId = certificateId;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Checks one assertion.
     *
     * @param audiences the token URLs, one of which {@code aud} must be exactly
     * @return the scopes it asks for
     * @throws TokenRefusal when it does not open the account
     */
    List<String> check(String assertion, Set<String> audiences, boolean certificateRevoked) {
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            if (!clientId.equals(claims.getIssuer())) {
                throw new TokenRefusal("invalid_client", "iss is not a known client id");
            }
            if (!ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
                throw grant("alg " + jwt.getHeader().getAlgorithm() + " is not one of PS256 to PS512, ES256 to ES512");
            }
            if (!certificateId.equals(jwt.getHeader().getKeyID())) {
                throw grant("kid is not the id of a mapped certificate");
            }
            if (certificateRevoked) {
                throw grant("the certificate's mapping was revoked");
            }
            if (!jwt.verify(verifier())) {
                throw grant("the signature does not fit the certificate");
            }
            if (claims.getAudience().size() != 1
                    || !audiences.contains(claims.getAudience().get(0))) {
                throw grant("aud " + claims.getAudience() + " is not the token URL " + audiences);
            }
            checkLife(claims);
            return scopes(claims);
        } catch (ParseException e) {
            throw new TokenRefusal("invalid_request", "client_assertion is not a signed JSON Web Token");
        } catch (JOSEException e) {
            throw grant("the signature cannot be checked with the certificate: " + e.getMessage());
        }
    }

    private void checkLife(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date issued = claims.getIssueTime();
        Date expires = claims.getExpirationTime();
        if (issued == null || expires == null) {
            throw grant("iat or exp is missing");
        }
        if (!now.isBefore(expires.toInstant())) {
            throw grant("the assertion has expired");
        }
        if (issued.toInstant().isAfter(now.plus(TOLERANCE))) {
            throw grant("iat lies in the future");
        }
        if (Duration.between(issued.toInstant(), expires.toInstant()).compareTo(LONGEST_LIFE) > 0) {
            throw grant("exp is more than 3600 seconds after iat");
        }
    }

    /** An array, one word, or words with commas or spaces between them: connectors do all of it. */
    private static List<String> scopes(JWTClaimsSet claims) {
        List<String> scopes = new ArrayList<>();
        Object claim = claims.getClaim("scope");
        if (claim instanceof List<?> words) {
            words.forEach(word -> scopes.add(String.valueOf(word)));
        } else if (claim instanceof String words) {
            scopes.addAll(List.of(words.strip().split("[,\\s]+")));
        }
        if (scopes.isEmpty() || !SCOPES.containsAll(scopes)) {
            throw new TokenRefusal("invalid_scope", "scope " + claim + " is not among " + SCOPES);
        }
        return List.copyOf(scopes);
    }

    private JWSVerifier verifier() throws JOSEException {
        return key instanceof RSAPublicKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECPublicKey) key);
    }

    private static TokenRefusal grant(String reason) {
        return new TokenRefusal("invalid_grant", reason);
    }

    /** The form parameters of a token request that carries an assertion. */
    static String assertionOf(Map<String, List<String>> form) {
        for (Map.Entry<String, List<String>> parameter : form.entrySet()) {
            if (parameter.getValue().size() != 1) {
                throw new TokenRefusal("invalid_request", parameter.getKey() + " is there more than once");
            }
        }
        String grantType = required(form, "grant_type");
        if (!grantType.equals("client_credentials")) {
            throw new TokenRefusal("unsupported_grant_type", "grant_type " + grantType + " is not supported here");
        }
        if (!required(form, "client_assertion_type").equals("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")) {
            throw new TokenRefusal("invalid_request", "client_assertion_type is not jwt-bearer");
        }
        return required(form, "client_assertion");
    }

    private static String required(Map<String, List<String>> form, String name) {
        List<String> values = form.get(name);
        if (values == null || values.get(0).isBlank()) {
            throw new TokenRefusal("invalid_request", name + " is missing");
        }
        return values.get(0);
    }
}
