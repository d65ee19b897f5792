package io.daybook.source.netsuite;

import io.daybook.connection.Connection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Remembers what each account lacks of the optional parts of a question, so that it is found out once a run and not for
 * each page (NetSuite reference 6.11). Thread-safe.
 */
final class OptionalParts {
    private final ConcurrentMap<Dataset, Dropped> missing = new ConcurrentHashMap<>();

    private record Dataset(long connection, String dataType) {}

    Dropped missing(Connection connection, String dataType) {
        return missing.getOrDefault(new Dataset(connection.id(), dataType), Dropped.NOTHING);
    }

    void add(Connection connection, String dataType, Dropped more) {
        missing.merge(new Dataset(connection.id(), dataType), more, Dropped::and);
    }

    /** A new run begins: what was missing may be there by now. */
    void forget(Connection connection, String dataType) {
        missing.remove(new Dataset(connection.id(), dataType));
    }
}
