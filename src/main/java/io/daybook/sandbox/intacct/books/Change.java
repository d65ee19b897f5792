package io.daybook.sandbox.intacct.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import io.daybook.sandbox.intacct.catalog.Catalog;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * One change of the books inside its database transaction: who does it, when, and with which next numbers.
 *
 * @param moment the second in which it happens, UTC
 * @param lateness how much later new records show; zero for at once
 */
record Change(Handle handle, Catalog catalog, Numbering numbering, Chance chance, Instant moment, Duration lateness) {
    /** Record number of the user who changes things. */
    static final long SOMEBODY = 3;

    LocalDate day() {
        return Calendar.day(moment);
    }

    /** Writes a new document under the next numbers; answers its lines' numbers. */
    List<Long> write(Document document) {
        document.recordNumber = numbering.document();
        List<Long> numbers = new ArrayList<>();
        insert(document.object, DocumentRows.header(document));
        int number = 1;
        for (Line line : document.lines) {
            line.recordNumber = numbering.line();
            numbers.add(line.recordNumber);
            insert(document.lineObject(), DocumentRows.line(document, line, number++));
        }
        return numbers;
    }

    /** Writes a row that shows when new records do. */
    void insert(String object, Row row) {
        if (!lateness.isZero()) {
            row.set(Schema.SHOWN, moment.plus(lateness));
        }
        try (RowWriter writer = new RowWriter(handle.getConnection(), catalog)) {
            writer.insert(object, row);
        } catch (SQLException e) {
            throw new IllegalStateException("the sandbox's books refuse a record: " + e.getMessage(), e);
        }
    }

    /** Changes columns of one record; moments are kept in UTC. */
    void update(String object, String key, Object value, Row changes) {
        String set = changes.values().keySet().stream()
                .map(column -> Schema.quoted(column) + " = ?")
                .collect(Collectors.joining(", "));
        List<Object> parameters = new ArrayList<>(changes.values().values());
        parameters.add(value);
        handle.execute(
                "UPDATE " + object + " SET " + set + " WHERE " + Schema.quoted(key) + " = ?", parameters.toArray());
    }

    /** One record, in any of those objects. */
    Found find(List<String> objects, String key, Object value) {
        for (String object : objects) {
            List<Map<String, Object>> rows = handle.select(
                            "SELECT * FROM " + object + " WHERE " + Schema.quoted(key) + " = ?", value)
                    .map(new RowMapper())
                    .list();
            if (!rows.isEmpty()) {
                return new Found(object, new Row(rows.get(0)));
            }
        }
        throw new NoSuchElementException("none of " + objects + " has " + key + " " + value);
    }

    /** A record and what it is. */
    record Found(String object, Row row) {}
}
