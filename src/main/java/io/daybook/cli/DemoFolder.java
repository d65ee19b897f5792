package io.daybook.cli;

import io.daybook.config.Problem;
import io.daybook.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The data folder as the demo uses it. It carries a mark when the demo was the first to use it; only then may the demo
 * delete what is in it.
 */
final class DemoFolder {
    private static final String MARK = "made-by-demo";

    private final Path home;

    DemoFolder(Path home) {
        this.home = home;
    }

    /** Marks the folder, if nobody used it before. */
    void mark() {
        try {
            if (entries().isEmpty()) {
                Files.writeString(
                        home.resolve(MARK), "This data folder holds nothing but a demo; demo --fresh may empty it.\n");
            }
        } catch (IOException unwritable) {
            throw Problem.failed(
                    "data folder " + home,
                    "it cannot be written: " + unwritable,
                    "Make it writable, or set DAYBOOK_HOME to a folder that is.",
                    unwritable);
        }
    }

    /** Empties the folder. */
    void clear() {
        if (entries().isEmpty()) {
            return;
        }
        if (!Files.exists(home.resolve(MARK))) {
            throw Problem.wrongUse(
                    "data folder " + home,
                    "it was not made by the demo, so --fresh does not empty it",
                    "Set DAYBOOK_HOME to another folder, or delete this one yourself if nothing in it is needed.",
                    null);
        }
        refuseWhileInUse();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(home)) {
                    Files.delete(path);
                }
            }
        } catch (IOException | UncheckedIOException stuck) {
            throw Problem.failed(
                    "data folder " + home,
                    "it cannot be emptied: " + stuck.getMessage(),
                    "Stop every Daybook that uses it and try again.",
                    stuck);
        }
    }

    private void refuseWhileInUse() {
        if (EmbeddedDatabase.inUse(home)) {
            throw Problem.failed(
                    "data folder " + home,
                    "another Daybook is using it",
                    "Stop it first, or set DAYBOOK_HOME to another folder.",
                    null);
        }
    }

    /** What is in the folder beside the room for temporary files, which every command makes. */
    private List<Path> entries() {
        try (Stream<Path> entries = Files.list(home)) {
            return entries.filter(entry -> !entry.getFileName().toString().equals("tmp"))
                    .toList();
        } catch (IOException unreadable) {
            throw Problem.failed(
                    "data folder " + home,
                    "it cannot be read: " + unreadable,
                    "Make it readable, or set DAYBOOK_HOME to another folder.",
                    unreadable);
        }
    }
}
