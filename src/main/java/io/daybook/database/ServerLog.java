package io.daybook.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the embedded PostgreSQL says for itself: {@code log/start.log} until it is up, then a file per day of the week. */
final class ServerLog {
    private final Path folder;

    ServerLog(Path folder) {
        this.folder = folder.resolve("log");
    }

    /** Empties {@code start.log}, so that what it says afterwards is about the present start. */
    Path begin() throws IOException {
        Files.createDirectories(folder);
        Path start = folder.resolve("start.log");
        Files.deleteIfExists(start);
        return start;
    }

    Path folder() {
        return folder;
    }

    /** Why the start failed, from the file that was written last since {@link #begin}; empty where the server said nothing. */
    Optional<String> reason() throws IOException {
        if (!Files.exists(folder.resolve("start.log"))) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> newestFirst = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted(Comparator.comparing(ServerLog::written).reversed())
                    .toList();
            for (Path file : newestFirst) {
                String essence = essence(Files.readString(file, StandardCharsets.ISO_8859_1));
                if (!essence.isEmpty()) {
                    return Optional.of(essence);
                }
            }
            return Optional.empty();
        }
    }

    /** The last fatal message of some output, or its last line where there is none. */
    static String essence(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        Optional<String> fatal = lines.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                .reduce((first, second) -> second);
        return fatal.or(() -> lines.stream().reduce((first, second) -> second))
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC|LOG|error): +", ""))
                .orElse("");
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
