package io.daybook.sandbox.netsuite;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daybook.config.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What a client needs to log in to the sandbox, by certificate or by token. {@code toString} shows no secret. */
public record SandboxCredentials(
        URI baseUrl,
        String account,
        String clientId,
        String certificateId,
        String privateKeyPem,
        String consumerKey,
        String consumerSecret,
        String tokenId,
        String tokenSecret) {
    /**
     * Writes them as a JSON object, all at once and readable by the owner only.
     *
     * @throws Problem when the file cannot be written
     */
    public void writeTo(Path file) {
        Path target = file.toAbsolutePath();
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("baseUrl", baseUrl.toString())
                .put("account", account)
                .put("clientId", clientId)
                .put("certificateId", certificateId)
                .put("privateKeyPem", privateKeyPem)
                .put("consumerKey", consumerKey)
                .put("consumerSecret", consumerSecret)
                .put("tokenId", tokenId)
                .put("tokenSecret", tokenSecret);
        try {
            boolean posix = Files.getFileStore(target.getParent()).supportsFileAttributeView("posix");
            FileAttribute<?>[] ownerOnly = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            Path beside = Files.createTempFile(target.getParent(), ".credentials", ".json", ownerOnly);
            try {
                Files.writeString(beside, json.toPrettyString() + "\n");
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw Problem.failed(
                    "--credentials-out " + file,
                    "the credentials cannot be written: " + e,
                    "Name a file in a folder that exists and that you may write to.",
                    e);
        }
    }

    @Override
    public String toString() {
        return "credentials of sandbox account " + account + " at " + baseUrl;
    }
}
