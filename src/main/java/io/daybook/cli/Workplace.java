package io.daybook.cli;

import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.config.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/** What commands work with: where Daybook is installed, its settings, where to print. */
public final class Workplace {
    private final Path installation;
    private final Map<String, String> environment;
    private final Printer printer;
    private final boolean terminal;

    /**
     * @param installation folder with {@code routes}, {@code mappings} and {@code application.properties}
     * @param environment such as {@link System#getenv()}
     * @param terminal whether a person looks at what is printed
     */
    public Workplace(Path installation, Map<String, String> environment, Printer printer, boolean terminal) {
        this.installation = installation;
        this.environment = environment;
        this.printer = printer;
        this.terminal = terminal;
    }

    /** The folder with {@code routes}, {@code mappings} and {@code application.properties}. */
    Path installation() {
        return installation;
    }

    Printer printer() {
        return printer;
    }

    boolean terminal() {
        return terminal;
    }

    /** Asks the person at the terminal; anything but y or yes is no, and so is the end of the input. */
    boolean ask(String question) {
        printer.err().print(question);
        printer.err().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Columns of the terminal; where there is none, lines are not broken, for programs that search them. */
    int width() {
        return terminal ? new ConsoleProgressBarConsumer(System.err).getMaxRenderedLength() : Integer.MAX_VALUE;
    }

    /** A variable of the environment that is no setting, such as a secret for one command. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
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
