package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.query.Column;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of {@code readByQuery} that {@code readMore} goes on with, each bound to its session. Thread-safe. */
final class Cursors {
    /** Results that are kept; older ones are forgotten. */
    private static final int MOST = 200;

    private final Map<String, Cursor> cursors = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /**
     * What is still to be read of a result.
     *
     * @param sessionId whose it is
     * @param total how many records it had at first
     */
    record Cursor(
            String id,
            String sessionId,
            ObjectType object,
            List<Column> columns,
            Deque<Object> keys,
            long total,
            int pageSize,
            Optional<String> format) {
        /** The keys of the next page, taken away. */
        List<Object> take() {
            List<Object> page = new java.util.ArrayList<>();
            synchronized (keys) {
                while (page.size() < pageSize && !keys.isEmpty()) {
                    page.add(keys.remove());
                }
            }
            return page;
        }
    }

    synchronized Cursor open(
            String sessionId,
            ObjectType object,
            List<Column> columns,
            List<Object> keys,
            int pageSize,
            Optional<String> format) {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().encodeToString(bytes);
        Cursor cursor =
                new Cursor(id, sessionId, object, columns, new ArrayDeque<>(keys), keys.size(), pageSize, format);
        cursors.put(id, cursor);
        if (cursors.size() > MOST) {
            cursors.remove(cursors.keySet().iterator().next());
        }
        return cursor;
    }

    /** The result of that id, if it is this session's. */
    synchronized Optional<Cursor> find(String sessionId, String id) {
        return Optional.ofNullable(cursors.get(id)).filter(cursor -> cursor.sessionId.equals(sessionId));
    }

    /** The last result of that object in this session. */
    synchronized Optional<Cursor> last(String sessionId, String object) {
        return cursors.values().stream()
                .filter(cursor -> cursor.sessionId.equals(sessionId))
                .filter(cursor -> cursor.object.name().equalsIgnoreCase(object))
                .reduce((earlier, later) -> later);
    }
}
