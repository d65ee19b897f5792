package io.daybook.database;

import io.daybook.config.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's own programs ({@code initdb}, {@code pg_ctl}, {@code postgres}). They refuse to run as root; there
 * they are started in a user namespace of their own, in which they are nobody in particular while files stay root's.
 * Thread-safe.
 */
final class PostgresPrograms {
    /** Longer than any recovery after a power cut that a data folder of this size has to expect. */
    static final int PATIENCE_SECONDS = 300;

    private final Path software;
    private final Path folder;

    /**
     * @param software where the programs were unpacked
     * @param folder working directory, which belongs to the user that we run as, and what messages name
     */
    PostgresPrograms(Path software, Path folder) {
        this.software = software;
        this.folder = folder;
    }

    /** @param output standard output and error, as printed */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** Version of the programs, such as {@code 18.6}. */
    String version() {
        Outcome outcome = execute(List.of(program("postgres"), "--version"));
        if (!outcome.succeeded()) {
            throw Problem.failed(
                    "folder " + folder,
                    "PostgreSQL's programs do not run on this system: "
                            + outcome.output().strip(),
                    "Set DAYBOOK_DATABASE_URL to a PostgreSQL 14 or newer of your own.",
                    null);
        }
        return outcome.output().strip().replaceFirst("^.* ", "");
    }

    /** Runs a program to its end. */
    Outcome run(String name, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (Folders.owner(folder) == 0) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(program(name));
        command.addAll(arguments);
        Outcome outcome = execute(command);
        if (!outcome.succeeded() && outcome.output().startsWith("unshare:")) {
            throw Problem.failed(
                    "folder " + folder,
                    "PostgreSQL does not run as root, and this system does not permit a user namespace for it ("
                            + outcome.output().strip() + ")",
                    "Start Daybook as an ordinary user, or set DAYBOOK_DATABASE_URL to a PostgreSQL of your own.",
                    null);
        }
        return outcome;
    }

    private String program(String name) {
        return software.resolve("bin").resolve(name).toString();
    }

    private Outcome execute(List<String> command) {
        Process process = null;
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            // The server must not inherit settings that were meant for other servers, nor a language of messages.
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            process = builder.start();
            byte[] output = process.getInputStream().readAllBytes();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no end after " + PATIENCE_SECONDS + " seconds");
            }
            return new Outcome(process.exitValue(), new String(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Problem.failed(
                    "folder " + folder,
                    "PostgreSQL's program cannot be run: " + e.getMessage(),
                    "Check that the folder is not mounted noexec, or set DAYBOOK_DATABASE_URL to a PostgreSQL of your own.",
                    e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw Problem.failed("folder " + folder, "starting PostgreSQL was interrupted", "Start again.", e);
        }
    }
}
