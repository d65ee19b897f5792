package io.daybook.sandbox.intacct.catalog;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The objects there are. Immutable. */
public final class Catalog {
    private final Map<String, ObjectType> objects;

    Catalog(Map<String, ObjectType> objects) {
        this.objects = objects;
    }

    /** The standard fields of a company as they were in December 2025. */
    public static Catalog standard() {
        return new CatalogReader().read("catalog.txt");
    }

    /** The object of that name, in any case. */
    public Optional<ObjectType> find(String name) {
        return Optional.ofNullable(objects.get(name.strip().toUpperCase(Locale.ROOT)));
    }

    /** The object of that name, which is known to be there. */
    public ObjectType get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no object " + name));
    }

    public Collection<ObjectType> objects() {
        return objects.values();
    }
}
