package io.daybook.source.netsuite;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.daybook.connection.Credentials.OAuth2Certificate;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** The signed statement that asks for an access token (NetSuite reference 1.2). Immutable and thread-safe. */
final class ClientAssertion {
    private static final Duration LIFE = Duration.ofSeconds(300);

    private final OAuth2Certificate credentials;
    private final SigningKey key;

    /** @throws io.daybook.config.Problem if the private key cannot be used */
    ClientAssertion(OAuth2Certificate credentials) {
        this.credentials = credentials;
        this.key = SigningKey.parse(credentials.privateKeyPem());
    }

    /** A fresh one, good for 300 s. */
    String sign(URI tokenUrl, Instant now) {
        JWSHeader header = new JWSHeader.Builder(key.algorithm())
                .type(JOSEObjectType.JWT)
                .keyID(credentials.certificateId())
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(credentials.clientId())
                .claim("scope", List.of("rest_webservices"))
                .audience(tokenUrl.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        SignedJWT assertion = new SignedJWT(header, claims);
        try {
            assertion.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("the assertion cannot be signed with " + key.algorithm(), e);
        }
        return assertion.serialize();
    }
}
