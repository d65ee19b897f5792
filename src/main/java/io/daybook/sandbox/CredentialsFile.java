package io.daybook.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daybook.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The file in which a sandbox leaves what a client needs to sign in. */
public final class CredentialsFile {
    private CredentialsFile() {}

    /**
     * Writes it all at once and readable by the owner only.
     *
     * @throws Problem when the file cannot be written
     */
    public static void write(Path file, ObjectNode json) {
        Path target = file.toAbsolutePath();
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
}
