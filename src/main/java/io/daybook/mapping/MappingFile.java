package io.daybook.mapping;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A mapping file as it was read, for the archive of versions.
 *
 * @param platform the folder it lies in
 * @param dataType what it maps
 * @param path where it lies
 * @param text its content with line ends as {@code \n}
 * @param version first 12 hexadecimal digits of the SHA-256 of {@code text}
 */
public record MappingFile(String platform, String dataType, Path path, String text, String version) {

    static MappingFile of(String platform, String dataType, Path path, String text) {
        return new MappingFile(platform, dataType, path, text, fingerprint(text));
    }

    /** The content without what editors change by themselves: the byte-order mark and the kind of line ends. */
    static String normalised(String content) {
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String fingerprint(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
