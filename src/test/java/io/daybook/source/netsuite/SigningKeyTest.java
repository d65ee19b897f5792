package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.daybook.config.Problem;
import io.daybook.connection.Credentials.OAuth2Certificate;
import java.net.URI;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeyTest {
    private static final URI TOKEN_URL =
            URI.create("https://1234567.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static SignedJWT assertion(KeyPair pair) throws Exception {
        OAuth2Certificate credentials = new OAuth2Certificate("client", "certificate", Keys.pem(pair.getPrivate()));
        return SignedJWT.parse(new ClientAssertion(credentials).sign(TOKEN_URL, NOW));
    }

    @Test
    void anRsaKeySignsWithPs256AndWhatNetSuiteAsksFor() throws Exception {
        KeyPair pair = Keys.rsa(2048);

        SignedJWT assertion = assertion(pair);

        assertThat(assertion.verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic())))
                .isTrue();
        assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo("PS256");
        assertThat(assertion.getHeader().getType().getType()).isEqualTo("JWT");
        assertThat(assertion.getHeader().getKeyID()).isEqualTo("certificate");
        assertThat(assertion.getPayload().toJSONObject())
                .containsEntry("iss", "client")
                .containsEntry("scope", List.of("rest_webservices"))
                .containsEntry("aud", TOKEN_URL.toString())
                .containsEntry("iat", NOW.getEpochSecond())
                .containsEntry("exp", NOW.getEpochSecond() + 300)
                .containsKey("jti");
        assertThat(assertion.getJWTClaimsSet().getIssueTime()).isEqualTo(Date.from(NOW));
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, ES256, 64", "secp384r1, ES384, 96", "secp521r1, ES512, 132"})
    void anEcKeySignsWithTheAlgorithmOfItsCurve(String curve, String algorithm, int signatureBytes) throws Exception {
        KeyPair pair = Keys.ec(curve);

        SignedJWT assertion = assertion(pair);

        JWSVerifier verifier = new ECDSAVerifier((ECPublicKey) pair.getPublic());
        assertThat(assertion.verify(verifier)).isTrue();
        assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
        assertThat(assertion.getSignature().decode()).hasSize(signatureBytes);
    }

    @Test
    void everyAssertionHasAnIdOfItsOwn() throws Exception {
        KeyPair pair = Keys.ec("secp256r1");

        assertThat(assertion(pair).getJWTClaimsSet().getJWTID())
                .isNotEqualTo(assertion(pair).getJWTClaimsSet().getJWTID());
    }

    @Test
    void aCertificateInTheSameFileIsPassedOver() throws Exception {
        String pem = "Bag Attributes\r\n"
                + Keys.block("CERTIFICATE", new byte[] {1, 2, 3}).replace("\n", "\r\n")
                + Keys.pem(Keys.ec("secp256r1").getPrivate()).replace("\n", "\r\n");

        assertThat(SigningKey.parse(pem).algorithm().getName()).isEqualTo("ES256");
    }

    @Test
    void aTextThatIsNoUsableKeySaysWhatItIsAndWhatToDo() {
        byte[] der = Keys.rsa(1024).getPrivate().getEncoded();
        KeyPair ec = Keys.ec("secp256r1");

        assertRefused("secret-looking text", "no PEM text", "BEGIN PRIVATE KEY");
        assertRefused(null, "no PEM text", "BEGIN PRIVATE KEY");
        assertRefused(Keys.block("ENCRYPTED PRIVATE KEY", der), "passphrase", "openssl pkcs8 -topk8 -nocrypt");
        assertRefused(Keys.block("RSA PRIVATE KEY", der), "PKCS#1", "openssl pkcs8 -topk8 -nocrypt");
        assertRefused(Keys.block("EC PRIVATE KEY", der), "SEC1", "openssl pkcs8 -topk8 -nocrypt");
        assertRefused(Keys.block("PUBLIC KEY", ec.getPublic().getEncoded()), "a public key", "the private key");
        assertRefused(Keys.block("CERTIFICATE", der), "a certificate", "the private key");
        assertRefused(
                Keys.block("CERTIFICATE", der) + Keys.block("ENCRYPTED PRIVATE KEY", der), "passphrase", "openssl");
        assertRefused(Keys.block("PRIVATE KEY", der), "only 1024 bits", "3072 or 4096");
        assertRefused(Keys.block("PRIVATE KEY", new byte[] {48, 1, 0}), "neither an RSA nor an EC key", "P-256");
        assertRefused(Keys.block("PRIVATE KEY", new byte[0]), "neither an RSA nor an EC key", "P-256");
    }

    private static void assertRefused(String pem, String what, String remedy) {
        assertThatThrownBy(() -> SigningKey.parse(pem)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.where()).isEqualTo("private key");
            assertThat(problem.what()).contains(what);
            assertThat(problem.remedy()).contains(remedy);
            if (pem != null && pem.length() > 30) {
                assertThat(problem.getMessage()).doesNotContain(pem.substring(pem.length() / 2, pem.length() / 2 + 8));
            }
            assertThat(problem.getMessage()).doesNotContain("secret-looking");
        });
    }
}
