package io.daybook.source.intacct;

import io.daybook.connection.Connection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Remembers which optional fields each company lacks, so that it is found out once a run and not for each page. Thread-safe.
 */
final class Dropped {
    private final ConcurrentMap<Dataset, Map<String, Set<String>>> byDataset = new ConcurrentHashMap<>();

    private record Dataset(long connection, String dataType) {}

    Set<String> of(Connection connection, String dataType, String object) {
        return byDataset
                .getOrDefault(new Dataset(connection.id(), dataType), Map.of())
                .getOrDefault(object, Set.of());
    }

    void add(Connection connection, String dataType, String object, String field) {
        byDataset.compute(new Dataset(connection.id(), dataType), (dataset, known) -> {
            Map<String, Set<String>> more = known == null ? new TreeMap<>() : new TreeMap<>(known);
            Set<String> fields = new TreeSet<>(more.getOrDefault(object, Set.of()));
            fields.add(field);
            more.put(object, fields);
            return more;
        });
    }

    /** A new run begins: what was missing may be there by now. */
    void forget(Connection connection, String dataType) {
        byDataset.remove(new Dataset(connection.id(), dataType));
    }

    /** All that is left out, by object. */
    Map<String, Set<String>> all(Connection connection, String dataType) {
        return byDataset.getOrDefault(new Dataset(connection.id(), dataType), Map.of());
    }
}
