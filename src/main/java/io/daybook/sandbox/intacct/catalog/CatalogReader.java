package io.daybook.sandbox.intacct.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the file of objects and fields; its first lines say how it is written. Used once. */
final class CatalogReader {
    private static final String VALUES = "values=";

    private final Map<String, ObjectType> objects = new LinkedHashMap<>();
    private ObjectType current;

    Catalog read(String name) {
        text(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(this::line);
        return new Catalog(objects);
    }

    private void line(String line) {
        if (line.startsWith("[")) {
            String name = line.substring(1, line.indexOf(']'));
            String id = line.substring(line.indexOf(']') + 1).strip();
            current = new ObjectType(name, id, new LinkedHashMap<>(), new LinkedHashMap<>());
            objects.put(name, current);
        } else if (line.startsWith(">")) {
            String[] parts = line.substring(1).strip().split(" ");
            current.relations()
                    .put(
                            parts[0],
                            new Relation(parts[0], parts[1], parts.length > 3 ? parts[3] : "MANY2ONE", parts[2]));
        } else {
            Field field = field(line);
            current.fields().put(field.id(), field);
        }
    }

    private static Field field(String line) {
        boolean kept = line.startsWith("*");
        int values = line.indexOf(VALUES);
        String[] parts = (values < 0 ? line : line.substring(0, values)).split(" ");
        List<String> properties = List.of(parts).subList(2, parts.length);
        return new Field(
                kept ? parts[0].substring(1) : parts[0],
                DataType.valueOf(parts[1]),
                kept,
                properties.contains("required"),
                properties.contains("readonly"),
                values < 0
                        ? List.of()
                        : List.of(line.substring(values + VALUES.length()).split("\\|", -1)));
    }

    private static String text(String name) {
        try (InputStream in = CatalogReader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
