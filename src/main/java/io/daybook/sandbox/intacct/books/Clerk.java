package io.daybook.sandbox.intacct.books;

import io.daybook.sandbox.intacct.catalog.Catalog;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Writes the records of lists (customers, suppliers, …) that come over the wire, inside the caller's transaction. Thread-safe, one
 * record at a time.
 */
public final class Clerk {
    private final BooksSettings settings;
    private final Catalog catalog;
    private long deletions = 2_000_000;

    Clerk(BooksSettings settings, Catalog catalog) {
        this.settings = settings;
        this.catalog = catalog;
    }

    /** The number of the record whose field has that value. */
    public OptionalLong find(Handle handle, ObjectType object, String field, Object value) {
        return handle.select("SELECT RECORDNO FROM " + object.name() + " WHERE " + Schema.quoted(field) + " = ?", value)
                .mapTo(Long.class)
                .findFirst()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /**
     * Writes a record under the next number, which it answers.
     *
     * @param entity id of the entity that owns it; {@code null} for a shared one
     */
    public synchronized long create(Handle handle, ObjectType object, Map<String, Object> values, String entity) {
        long number = handle.select("SELECT COALESCE(MAX(RECORDNO), 0) + 1 FROM " + object.name())
                .mapTo(Long.class)
                .one();
        Instant now = settings.now();
        Row row = MasterRows.stamp(new Row(values), now, now).set("RECORDNO", number);
        if (object.owned()) {
            DocumentRows.owned(row, entity == null ? null : Entity.of(entity).orElseThrow(), false);
        }
        try (RowWriter writer = new RowWriter(handle.getConnection(), catalog)) {
            writer.insert(object.name(), row);
        } catch (SQLException e) {
            throw new IllegalStateException("the sandbox's books refuse a record: " + e.getMessage(), e);
        }
        return number;
    }

    /** Changes fields of a record, and its clock. */
    public void update(Handle handle, ObjectType object, long recordNumber, Map<String, Object> values) {
        Row row = new Row(values).set("WHENMODIFIED", settings.now());
        String set = row.values().keySet().stream()
                .map(column -> Schema.quoted(column) + " = ?")
                .collect(Collectors.joining(", "));
        Object[] parameters = new Object[row.values().size() + 1];
        row.values().values().toArray(parameters);
        parameters[row.values().size()] = recordNumber;
        handle.execute("UPDATE " + object.name() + " SET " + set + " WHERE RECORDNO = ?", parameters);
    }

    /** Takes a record away, with a row in the audit trail; whether there was one. */
    public synchronized boolean delete(Handle handle, ObjectType object, long recordNumber) {
        boolean there = handle.execute("DELETE FROM " + object.name() + " WHERE RECORDNO = ?", recordNumber) > 0;
        if (there) {
            try (RowWriter writer = new RowWriter(handle.getConnection(), catalog)) {
                writer.insert(
                        "AUDITHISTORY", AuditTrail.deletion(deletions++, object.name(), recordNumber, settings.now()));
            } catch (SQLException e) {
                throw new IllegalStateException("the sandbox's books refuse a record: " + e.getMessage(), e);
            }
        }
        return there;
    }
}
