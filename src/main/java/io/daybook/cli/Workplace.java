package io.daybook.cli;

import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What commands work with: where Daybook is installed, its settings, where to print. */
public final class Workplace {
    private final Path installation;
    private final Map<String, String> environment;
    private final Printer printer;
    private final boolean terminal;

    /**
     * @param installation folder with {@code routes}, {@code mappings} and {@code application.properties}
     * @param environment such as {@link System#getenv()}
     * @param terminal whether standard error is a terminal that a person looks at
     */
    public Workplace(Path installation, Map<String, String> environment, Printer printer, boolean terminal) {
        this.installation = installation;
        this.environment = environment;
        this.printer = printer;
        this.terminal = terminal;
    }

    Printer printer() {
        return printer;
    }

    boolean terminal() {
        return terminal;
    }

    /** Reads the settings afresh. From then on whatever a library wants to keep for a while lies in the data folder too. */
    Settings settings() {
        Settings settings = Settings.read(installation, environment);
        Path temporary = settings.home().resolve("tmp");
        try {
            Files.createDirectories(temporary);
        } catch (IOException unwritable) {
            throw Problem.failed(
                    temporary.toString(),
                    "this folder cannot be made: " + unwritable,
                    "Make the data folder writable, or set " + Settings.HOME.environmentName() + " to one that is.",
                    unwritable);
        }
        System.setProperty("java.io.tmpdir", temporary.toString());
        return settings;
    }

    /** Opens the database and everything above it but the routes. To be closed. */
    Services open() {
        Settings settings = settings();
        Logs.toFolder(settings);
        return Services.open(settings);
    }
}
