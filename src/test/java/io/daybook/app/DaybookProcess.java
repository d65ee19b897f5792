package io.daybook.app;

import io.daybook.Daybook;
import io.daybook.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Commands in processes of their own, as users start them, so that they can be killed. */
final class DaybookProcess {
    private final TestDatabase database;
    private final Path home;
    private final Map<String, String> environment;

    DaybookProcess(TestDatabase database, Path home, Map<String, String> environment) {
        this.database = database;
        this.home = home;
        this.environment = environment;
    }

    Process start(String... arguments) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Ddaybook.installation=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                Daybook.class.getName());
        command.command().addAll(List.of(arguments));
        command.environment().putAll(environment);
        command.environment().put("DAYBOOK_HOME", home.toString());
        command.environment().put("DAYBOOK_DATABASE_URL", database.url());
        command.environment().put("DAYBOOK_DATABASE_USER", database.user());
        command.environment().put("DAYBOOK_DATABASE_PASSWORD", database.password());
        return command.redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile())
                .start();
    }

    /** What the latest of them has printed. */
    String output() {
        try {
            return Files.readString(home.resolve("output"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
