package io.daybook.sandbox.netsuite;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The credentials that belong to a seed. They are the same at each start, so that a connection which was linked to the
 * sandbox still opens it after a restart; they guard make-believe books and nothing else.
 */
record CredentialsOfSeed(
        String clientId,
        String certificateId,
        KeyPair certificateKeys,
        String consumerKey,
        String consumerSecret,
        String tokenId,
        String tokenSecret) {
    static CredentialsOfSeed of(SandboxSettings settings) {
        return new CredentialsOfSeed(
                secret(settings, "client id"),
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(digest(settings, "certificate id"))
                        .replaceAll("[^A-Za-z0-9]", "x"),
                keys(settings),
                secret(settings, "consumer key"),
                secret(settings, "consumer secret"),
                secret(settings, "token id"),
                secret(settings, "token secret"));
    }

    SandboxCredentials at(URI baseUrl, String account) {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(certificateKeys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return new SandboxCredentials(
                baseUrl, account, clientId, certificateId, pem, consumerKey, consumerSecret, tokenId, tokenSecret);
    }

    private static KeyPair keys(SandboxSettings settings) {
        try {
            // this generator alone gives the same numbers for the same seed when seeded before first use
            SecureRandom seeded = SecureRandom.getInstance("SHA1PRNG");
            seeded.setSeed(digest(settings, "certificate " + settings.certificateKey()));
            KeyPairGenerator generator =
                    KeyPairGenerator.getInstance(settings.certificateKey().algorithm());
            generator.initialize(settings.certificateKey().bits(), seeded);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA, EC and SHA1PRNG", e);
        }
    }

    private static String secret(SandboxSettings settings, String what) {
        return HexFormat.of().formatHex(digest(settings, what));
    }

    private static byte[] digest(SandboxSettings settings, String what) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((settings.account() + " " + settings.seed() + " " + what).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
