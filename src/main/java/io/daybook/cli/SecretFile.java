package io.daybook.cli;

import io.daybook.config.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a secret that is given as a file; messages name the file and show nothing of what is in it. */
final class SecretFile {
    /** No secret is as long; a file named by mistake may be. */
    private static final long LONGEST = 1 << 16;

    private SecretFile() {}

    /**
     * All of a file.
     *
     * @param where the option or variable that names it
     * @param remedy what to name
     * @throws Problem it cannot be read
     */
    static byte[] bytes(String where, Path file, String remedy) {
        String place = where + " " + file;
        if (Files.isDirectory(file)) {
            throw Problem.wrongUse(place, "this is a folder", remedy, null);
        }
        try {
            if (Files.size(file) > LONGEST) {
                throw Problem.wrongUse(place, "it is too long to be a secret", remedy, null);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw Problem.wrongUse(place, "there is no such file", remedy, missing);
        } catch (IOException unreadable) {
            throw Problem.wrongUse(place, "it cannot be read: " + unreadable.getMessage(), remedy, unreadable);
        }
    }

    /**
     * A password: the file's only line, in UTF-8, without the end of the line that editors add.
     *
     * @throws Problem it cannot be read or holds no single line
     */
    static String line(String where, String file) {
        String remedy = "Name a file that holds the password and nothing else.";
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(where, Path.of(file), remedy)))
                    .toString()
                    .replaceFirst("\\R\\z", "");
        } catch (CharacterCodingException binary) {
            throw Problem.wrongUse(where + " " + file, "it is no text in UTF-8", remedy, null);
        } catch (InvalidPathException wrong) {
            throw Problem.wrongUse(where, "it names no file", remedy, wrong);
        }
        if (text.isBlank() || text.lines().count() > 1) {
            throw Problem.wrongUse(
                    where + " " + file, text.isBlank() ? "it is empty" : "it has more than one line", remedy, null);
        }
        return text;
    }
}
