package io.daybook.torture;

import io.daybook.config.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder of a torture: what is kept there, and what is deleted when the run is over. */
record RunFolder(Path path) {
    /** Every step of the history, a line each. */
    Path history() {
        return path.resolve("history.txt");
    }

    /** What the middleware logged and printed. */
    Path middlewareLog() {
        return path.resolve("middleware.log");
    }

    static void write(BufferedWriter log, String line) {
        try {
            log.write(line);
            log.newLine();
            log.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes the database, and the rest too where nothing went wrong.
     *
     * @throws Problem something cannot be deleted
     */
    void tidy(boolean nothingToLookInto) {
        Path doomed = nothingToLookInto ? path : path.resolve("data");
        if (!Files.exists(doomed)) {
            return;
        }
        try (Stream<Path> all = Files.walk(doomed)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw Problem.failed(
                    doomed.toString(), "it cannot be deleted: " + e.getMessage(), "Delete it yourself.", e);
        }
    }
}
