package io.daybook.bench;

import io.daybook.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shipped routes, with every data type read each minute. Stateless. */
final class IdleRoutes {
    private static final Pattern SCHEDULE = Pattern.compile("(name: schedule\\s+value: )[^\\n]+");

    private IdleRoutes() {}

    /** Writes them into a folder, which is made. */
    static Path everyMinute(Path shipped, Path folder) {
        try (Stream<Path> files = Files.list(shipped)) {
            Files.createDirectories(folder);
            List<Path> routes = files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .toList();
            for (Path file : routes) {
                Files.writeString(
                        folder.resolve(file.getFileName()),
                        SCHEDULE.matcher(Files.readString(file)).replaceAll("$10 * * * * ?"));
            }
            return folder;
        } catch (IOException e) {
            throw Problem.failed(
                    folder.toString(), "the routes cannot be copied: " + e.getMessage(), "See the folder.", e);
        }
    }
}
