package io.daybook.connection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import io.daybook.config.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;

/**
 * The key that seals credentials: 32 random bytes written as base64, which {@code openssl rand -base64 32} makes.
 * {@code toString} does not show it.
 */
final class SecretKey {
    private static final int LENGTH = 32;
    private static final int IV_LENGTH = 12;
    private static final int TAG_LENGTH = 16;
    private static final String MAKE_ONE = "Make one by: openssl rand -base64 32";

    private final SecretBytes bytes;

    private SecretKey(SecretBytes bytes) {
        this.bytes = bytes;
    }

    /**
     * @param where the setting or file the text is from, for messages
     * @throws Problem when the text is no key; the message does not repeat it
     */
    static SecretKey parse(String text, String where) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw Problem.wrongUse(where, "the secret key is not base64", MAKE_ONE, null);
        }
        if (bytes.length != LENGTH) {
            throw Problem.wrongUse(
                    where, "the secret key has " + bytes.length + " bytes and not " + LENGTH, MAKE_ONE, null);
        }
        return new SecretKey(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()));
    }

    /** @throws Problem when the file is missing, readable by others, or holds no key */
    static SecretKey read(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.stream().anyMatch(permission -> !permission.name().startsWith("OWNER"))) {
                throw Problem.wrongUse(
                        "file " + file,
                        "others than its owner can use the secret key in it ("
                                + PosixFilePermissions.toString(permissions) + ")",
                        "Run: chmod 600 " + file,
                        null);
            }
            return parse(Files.readString(file, StandardCharsets.US_ASCII), "file " + file);
        } catch (IOException e) {
            throw Problem.wrongUse(
                    "file " + file,
                    "the secret key cannot be read from it (" + e.getClass().getSimpleName() + ")",
                    "Put the file there, readable for its owner only, or mend DAYBOOK_SECRET_KEY_FILE.",
                    e);
        }
    }

    /** Reads the file, made with a new key where there is none; of two that make it at a time one wins. */
    static SecretKey readOrMake(Path file) {
        if (!Files.exists(file)) {
            try {
                make(file);
            } catch (IOException e) {
                throw Problem.failed(
                        "file " + file,
                        "the secret key cannot be written (" + e.getClass().getSimpleName() + ")",
                        "Make the folder writable, or set DAYBOOK_SECRET_KEY.",
                        e);
            }
        }
        return read(file);
    }

    Aead aead() {
        try {
            AesGcmParameters parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(LENGTH)
                    .setIvSizeBytes(IV_LENGTH)
                    .setTagSizeBytes(TAG_LENGTH)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
            return AesGcmJce.create(AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(bytes)
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] bytes = SecretBytes.randomBytes(LENGTH).toByteArray(InsecureSecretKeyAccess.get());
        Path unfinished = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "secret",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(unfinished, Base64.getEncoder().encodeToString(bytes) + "\n");
            // A link, unlike a move, never replaces a key that another process has made meanwhile.
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            // Theirs is as good as ours.
        } finally {
            Files.delete(unfinished);
        }
    }

    @Override
    public String toString() {
        return "secret key";
    }
}
