package io.daybook.app;

import io.daybook.mapping.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The route files as text, to tell a person in which line something stands. What cannot be read holds nothing. */
final class RouteFiles {
    private static final String RECORDS = "direct:records";
    private static final String SUFFIX = ".camel.yaml";

    private final Path folder;

    RouteFiles(Path folder) {
        this.folder = folder;
    }

    /** The route files, by name. */
    List<Path> all() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    /**
     * A short text that is another one whenever records may be dealt with otherwise: after a change in a file that speaks of
     * the record route, and with another version of Daybook.
     */
    String recipe() {
        Fingerprint recipe = new Fingerprint();
        recipe.text(RouteFiles.class.getPackage().getImplementationVersion());
        for (Path file : all()) {
            List<String> lines = read(file);
            if (lines.stream().anyMatch(line -> line.contains(RECORDS))) {
                lines.forEach(recipe::text);
            }
        }
        return HexFormat.of().formatHex(recipe.finish());
    }

    /** Where a word stands, comments left out: {@code file:line}, in all files or in one of them. */
    List<String> linesWith(String word, Optional<Path> file) {
        Predicate<String> whole = Pattern.compile("(?<![\\w.-])" + Pattern.quote(word) + "(?![\\w-])")
                .asPredicate();
        return lines(whole, file.map(List::of).orElseGet(this::all));
    }

    /** Where a route begins, by its id: {@code file:line}. */
    List<String> linesOfRoute(String id) {
        return lines(
                Pattern.compile("^\\s*(?:id|routeId):\\s*[\"']?" + Pattern.quote(id) + "[\"']?\\s*$")
                        .asPredicate(),
                all());
    }

    /**
     * Files that are no list: Camel passes over them in silence, and their routes would be missing. Each as
     * {@code name:line} of the first line that holds something.
     */
    List<String> withoutList() {
        List<String> places = new ArrayList<>();
        for (Path file : all()) {
            List<String> lines = read(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("---")) {
                    if (!line.startsWith("-") && !line.startsWith("[")) {
                        places.add(file.getFileName() + ":" + (i + 1));
                    }
                    break;
                }
            }
        }
        return places;
    }

    private static List<String> lines(Predicate<String> wanted, List<Path> files) {
        List<String> places = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = read(file);
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).strip().startsWith("#") && wanted.test(lines.get(i))) {
                    places.add(file + ":" + (i + 1));
                }
            }
        }
        return places;
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
