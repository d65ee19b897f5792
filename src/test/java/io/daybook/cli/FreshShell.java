package io.daybook.cli;

import io.daybook.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A shell with an empty data folder, a new one for each test. Both are gone after it. */
final class FreshShell implements BeforeEachCallback, AfterEachCallback {
    private Path home;
    private Shell shell;

    Path home() {
        return home;
    }

    Shell.Outcome run(String... arguments) {
        return shell.run(arguments);
    }

    Shell.Outcome line(String line) {
        return shell.line(line);
    }

    Shell with(TestDatabase database) {
        return shell.with(database);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        home = Files.createTempDirectory("daybook-shell");
        shell = Shell.in(home);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        shell.close();
        delete(home);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
