package io.daybook.mapping;

import io.daybook.mapping.MappingException.Mistake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The mapping files of an installation, {@code <folder>/<platform>/*.yaml}, read and compiled. Immutable and thread-safe;
 * files that change later are seen by reading again.
 */
public final class Mappings {
    private static final List<String> PLATFORMS = List.of("intacct", "netsuite");
    private static final String SUFFIX = ".yaml";
    private static final long LARGEST = 256 * 1024;

    private final List<CompiledMapping> all;
    private final MappingCompiler compiler;

    private Mappings(List<CompiledMapping> all, MappingCompiler compiler) {
        this.all = List.copyOf(all);
        this.compiler = compiler;
    }

    /**
     * Reads every mapping file of a folder.
     *
     * @param folder with one folder a platform, such as {@code mappings}
     * @param targets what the ledger can take, one a data type
     * @throws MappingException with every mistake of every file, if there is any, or if there is no file at all
     */
    public static Mappings read(Path folder, Collection<Target> targets) {
        Map<String, Target> byDataType =
                targets.stream().collect(Collectors.toMap(Target::dataType, Function.identity()));
        Reading reading = new Reading(new MappingCompiler(byDataType, new IsoCurrencies()));
        reading.folder(folder);
        if (!reading.mistakes.isEmpty()) {
            throw new MappingException(reading.mistakes);
        }
        return new Mappings(reading.mappings, reading.compiler);
    }

    /**
     * Compiles a mapping that is not, or no longer, among the files, such as one of the archive of versions.
     *
     * @param name how mistakes call it
     * @param text the file's content
     * @throws MappingException it has mistakes: an older Daybook may have read what this one does not
     */
    public Mapping compile(String platform, String name, String text) {
        Mistakes mistakes = new Mistakes(name);
        return compiler.compile(platform, Path.of(name), text, mistakes)
                .orElseThrow(() -> new MappingException(mistakes.all()));
    }

    /**
     * The mapping of a data type.
     *
     * @throws NoSuchElementException where there is none; says which there are
     */
    public Mapping get(String platform, String dataType) {
        return find(platform, dataType).orElseThrow(() -> none(platform, dataType));
    }

    /** The mapping of a data type, where there is one. */
    public Optional<Mapping> find(String platform, String dataType) {
        return compiled(platform, dataType).map(Function.identity());
    }

    /** The mappings of a platform, by file name. */
    public List<Mapping> of(String platform) {
        return all().stream()
                .filter(mapping -> mapping.platform().equals(platform))
                .toList();
    }

    /** All mappings, by platform and file name. */
    public List<Mapping> all() {
        return List.copyOf(all);
    }

    /**
     * The file a mapping was read from, with its text.
     *
     * @throws NoSuchElementException where there is none; says which there are
     */
    public MappingFile file(String platform, String dataType) {
        return compiled(platform, dataType).map(CompiledMapping::file).orElseThrow(() -> none(platform, dataType));
    }

    private Optional<CompiledMapping> compiled(String platform, String dataType) {
        return all.stream()
                .filter(mapping -> mapping.platform().equals(platform)
                        && mapping.dataType().equals(dataType))
                .findFirst();
    }

    private NoSuchElementException none(String platform, String dataType) {
        String there = of(platform).stream().map(Mapping::dataType).collect(Collectors.joining(", "));
        return new NoSuchElementException("no mapping file of " + platform + " maps '" + dataType + "'; there are "
                + (there.isEmpty() ? "none" : there));
    }

    /** One reading of a folder. */
    private static final class Reading {
        private final MappingCompiler compiler;
        private final List<CompiledMapping> mappings = new ArrayList<>();
        private final List<Mistake> mistakes = new ArrayList<>();

        Reading(MappingCompiler compiler) {
            this.compiler = compiler;
        }

        void folder(Path folder) {
            if (!Files.isDirectory(folder)) {
                add(folder, "there is no such folder", "name the folder that holds 'netsuite/*.yaml'");
                return;
            }
            int files = 0;
            for (Path entry : entries(folder)) {
                String name = entry.getFileName().toString();
                if (Files.isDirectory(entry)) {
                    if (PLATFORMS.contains(name)) {
                        files += platform(name, entry);
                    } else if (!name.startsWith(".")) {
                        add(entry, "'" + name + "' is no platform", Spelling.instead(name, PLATFORMS));
                    }
                } else if (name.endsWith(SUFFIX) || name.endsWith(".yml")) {
                    add(entry, "a mapping file outside a platform's folder", "move it to 'netsuite' or 'intacct'");
                }
            }
            if (files == 0 && mistakes.isEmpty()) {
                add(folder, "there is no mapping file", "put one below it, such as 'netsuite/invoices.yaml'");
            }
        }

        private int platform(String platform, Path folder) {
            Map<String, Path> byDataType = new LinkedHashMap<>();
            int files = 0;
            for (Path path : entries(folder)) {
                String name = path.getFileName().toString();
                if (name.endsWith(".yml")) {
                    add(path, "the file's name ends with .yml and it is not read", "name it ….yaml");
                } else if (name.endsWith(SUFFIX) && !name.startsWith(".")) {
                    files++;
                    file(platform, path).ifPresent(mapping -> {
                        Path first = byDataType.putIfAbsent(mapping.dataType(), path);
                        if (first == null) {
                            mappings.add(mapping);
                        } else {
                            add(path, "'" + mapping.dataType() + "' is mapped by " + first + " already", "keep one");
                        }
                    });
                }
            }
            return files;
        }

        private Optional<CompiledMapping> file(String platform, Path path) {
            Mistakes ofFile = new Mistakes(path.toString());
            Optional<CompiledMapping> mapping =
                    text(path).flatMap(text -> compiler.compile(platform, path, text, ofFile));
            mistakes.addAll(ofFile.all());
            return mapping;
        }

        private Optional<String> text(Path path) {
            try {
                if (Files.size(path) > LARGEST) {
                    add(path, "the file is larger than 256 KiB", "a mapping is a few pages; is it another file?");
                    return Optional.empty();
                }
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
                String content =
                        StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
                return Optional.of(MappingFile.normalised(content));
            } catch (CharacterCodingException wrongEncoding) {
                add(path, "the file is not in UTF-8", "save it in UTF-8");
            } catch (IOException unreadable) {
                add(path, "the file cannot be read: " + unreadable, "check its permissions");
            }
            return Optional.empty();
        }

        private List<Path> entries(Path folder) {
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.sorted().toList();
            } catch (IOException unreadable) {
                add(folder, "the folder cannot be read: " + unreadable, "check its permissions");
                return List.of();
            }
        }

        private void add(Path path, String what, String right) {
            mistakes.add(new Mistake(path.toString(), 1, what, right));
        }
    }
}
