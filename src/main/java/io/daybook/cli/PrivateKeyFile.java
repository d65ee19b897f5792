package io.daybook.cli;

import io.daybook.config.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the file of a private key. What is in it is judged by the platform's own code. */
final class PrivateKeyFile {
    /** No key is as long; a file named by mistake may be. */
    private static final long LONGEST = 1 << 16;

    private PrivateKeyFile() {}

    /** @throws Problem the file cannot be read; its message shows nothing of what is in it */
    static String text(Path file) {
        String where = "--private-key-file " + file;
        String remedy = "Name the PEM file with the private key of the certificate that was uploaded.";
        if (Files.isDirectory(file)) {
            throw Problem.wrongUse(where, "this is a folder", remedy, null);
        }
        try {
            if (Files.size(file) > LONGEST) {
                throw Problem.wrongUse(where, "it is too long to be a private key", remedy, null);
            }
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException missing) {
            throw Problem.wrongUse(where, "there is no such file", remedy, missing);
        } catch (IOException unreadable) {
            throw Problem.wrongUse(where, "it cannot be read: " + unreadable.getMessage(), remedy, unreadable);
        }
    }
}
