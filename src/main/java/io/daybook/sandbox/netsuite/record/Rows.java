package io.daybook.sandbox.netsuite.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Writes rows of which only the catalog's columns are named. Ids and keys given here lie above those that the books
 * give themselves, so that the two never meet.
 */
final class Rows {
    private static final long FIRST_ID = 900_000_000;
    private static final Map<String, String> KEYS = Map.of("transactionline", "uniquekey");

    private Rows() {}

    /** Writes a row under the next id. */
    static void insert(Handle books, String table, Map<String, Object> columns) {
        Map<String, Object> row = new LinkedHashMap<>(columns);
        row.put(KEYS.getOrDefault(table, "id"), nextId(books, table));
        insertAsIs(books, table, row);
    }

    /** The next id of a table. Writers take turns, so nobody else takes it meanwhile. */
    static long nextId(Handle books, String table) {
        String key = KEYS.getOrDefault(table, "id");
        return Math.max(FIRST_ID, count(books, "SELECT COALESCE(MAX(\"" + key + "\"), 0) FROM \"" + table + "\"")) + 1;
    }

    /** Writes a row that has its key. */
    static void insertAsIs(Handle books, String table, Map<String, Object> row) {
        String names = row.keySet().stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        String marks = String.join(", ", Collections.nCopies(row.size(), "?"));
        books.execute(
                "INSERT INTO \"" + table + "\" (" + names + ") VALUES (" + marks + ")",
                row.values().toArray());
    }

    /** Changes the rows that the condition names. */
    static void update(Handle books, String table, Map<String, Object> columns, String condition, Object... arguments) {
        String sets =
                columns.keySet().stream().map(name -> "\"" + name + "\" = ?").collect(Collectors.joining(", "));
        List<Object> all = new ArrayList<>(columns.values());
        all.addAll(List.of(arguments));
        books.execute("UPDATE \"" + table + "\" SET " + sets + " WHERE " + condition, all.toArray());
    }

    static long count(Handle books, String sql, Object... arguments) {
        return books.select(sql, arguments).mapTo(Long.class).one();
    }
}
