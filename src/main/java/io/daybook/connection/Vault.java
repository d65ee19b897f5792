package io.daybook.connection;

import com.google.crypto.tink.Aead;
import io.daybook.config.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Seals credentials (AES-256-GCM) so that the database alone opens no account. What is sealed for one connection does not
 * open for another, so rows cannot be swapped. Thread-safe.
 */
public final class Vault {
    private final Aead aead;

    private Vault(Aead aead) {
        this.aead = aead;
    }

    /**
     * Opens the vault with the key from {@code DAYBOOK_SECRET_KEY}, else from {@code DAYBOOK_SECRET_KEY_FILE}, else from
     * {@code secret.key} in the data folder, which is made once and must be kept with every backup of the database.
     *
     * @param key 32 bytes as base64, as {@code openssl rand -base64 32} makes them
     * @param keyFile file that holds the same, readable for its owner only
     * @throws Problem when the key or its file cannot be used
     */
    public static Vault open(Optional<String> key, Optional<Path> keyFile, Path dataFolder) {
        SecretKey secret = key.filter(text -> !text.isBlank())
                .map(text -> SecretKey.parse(text, "DAYBOOK_SECRET_KEY"))
                .orElseGet(() -> keyFile.map(SecretKey::read)
                        .orElseGet(() -> SecretKey.readOrMake(dataFolder.resolve("secret.key"))));
        return new Vault(secret.aead());
    }

    /** Seals credentials for a connection and no other. */
    public byte[] seal(long connectionId, Credentials credentials) {
        try {
            return aead.encrypt(CredentialsJson.write(credentials), context(connectionId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("credentials cannot be sealed", e);
        }
    }

    /**
     * Opens what was sealed for the connection.
     *
     * @param label how messages name the connection
     * @throws Problem when the key is not the one it was sealed with, or the bytes were changed or are another connection's
     */
    public Credentials unseal(long connectionId, String label, byte[] sealed) {
        try {
            return CredentialsJson.read(aead.decrypt(sealed, context(connectionId)));
        } catch (GeneralSecurityException e) {
            throw Problem.failed(
                    label,
                    "its credentials do not open with the present secret key",
                    "Put back the key they were sealed with (DAYBOOK_SECRET_KEY, DAYBOOK_SECRET_KEY_FILE or secret.key in"
                            + " the data folder), or enter the credentials again: daybook connect. Nothing is lost.",
                    e);
        }
    }

    private static byte[] context(long connectionId) {
        return ("daybook connection " + connectionId).getBytes(StandardCharsets.US_ASCII);
    }
}
