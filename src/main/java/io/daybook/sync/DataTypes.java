package io.daybook.sync;

import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import java.util.Comparator;
import java.util.List;

/** What can be synced, and in which order. Thread-safe. */
public final class DataTypes {
    private static final List<String> ORDER = List.of("currencies", "customers", "invoices", "creditNotes");

    private final Mappings mappings;

    DataTypes(Mappings mappings) {
        this.mappings = mappings;
    }

    /** Data types that a platform's mappings cover, those that others refer to first. */
    public List<String> of(String platform) {
        Comparator<String> order = Comparator.comparingInt(ORDER::indexOf);
        return mappings.of(platform).stream()
                .map(Mapping::dataType)
                .sorted(order.thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
