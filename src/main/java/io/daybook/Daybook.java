package io.daybook;

import io.daybook.cli.CommandRunner;
import io.daybook.cli.Printer;
import io.daybook.cli.Workplace;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Entry point: {@code java -jar daybook.jar COMMAND}. */
public final class Daybook {
    private Daybook() {}

    /** Runs one command and ends the process with its exit code: 0 done, 1 failed, 2 wrong use. */
    public static void main(String[] arguments) {
        Printer printer = new Printer(
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        boolean terminal = System.console() != null;
        System.exit(
                new CommandRunner(new Workplace(installation(), System.getenv(), printer, terminal)).run(arguments));
    }

    /** The folder with routes and mappings: named by the launcher, else beside the jar, else above it. */
    private static Path installation() {
        String named = System.getProperty("daybook.installation");
        if (named != null) {
            return Path.of(named);
        }
        Path jar = Path.of(Daybook.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Path folder = jar.toAbsolutePath().getParent();
        return Files.isDirectory(folder.resolve("routes")) ? folder : folder.getParent();
    }
}
