package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jdbi.v3.core.Handle;

/**
 * One change of the books inside its database transaction: who does it, when, and with which next ids.
 *
 * @param moment the second in which it happens, UTC
 */
record Change(Handle handle, BooksSettings settings, Numbering numbering, Chance chance, Instant moment) {
    /** Id of the user who changes things. */
    static final long SOMEBODY = 4;

    /** What the clocks it moves will show: local time of the login. */
    LocalDateTime now() {
        return settings.local(moment);
    }

    /** The head office's day. */
    LocalDate day() {
        return Calendar.day(moment);
    }

    /** @throws NoSuchElementException when there is no document of that id */
    StoredDocument document(long id) {
        return new StoredDocument(handle, id);
    }

    /** @throws NoSuchElementException when there is no line of that key */
    StoredDocument documentOfLine(long uniqueKey) {
        long id = handle.select("SELECT transaction FROM transactionline WHERE uniquekey = ?", uniqueKey)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> new NoSuchElementException("no line has unique key " + uniqueKey));
        return document(id);
    }

    /** Writes a new document under the next id; returns its lines' keys. */
    List<Long> write(Document document) {
        document.id = numbering.nextId();
        List<Long> keys = new ArrayList<>();
        try (DocumentWriter writer = new DocumentWriter(handle.getConnection(), settings)) {
            writer.header(document);
            for (Line line : document.lines) {
                keys.add(write(writer, document, line));
            }
            writer.flush();
        } catch (SQLException e) {
            throw new IllegalStateException("the sandbox's books refuse a document: " + e.getMessage(), e);
        }
        return keys;
    }

    /** Writes a new line of a document that stands, of which {@code form} holds the header; returns its key. */
    long write(Document form, Line line) {
        try (DocumentWriter writer = new DocumentWriter(handle.getConnection(), settings)) {
            long key = write(writer, form, line);
            writer.flush();
            return key;
        } catch (SQLException e) {
            throw new IllegalStateException("the sandbox's books refuse a line: " + e.getMessage(), e);
        }
    }

    private long write(DocumentWriter writer, Document document, Line line) throws SQLException {
        line.uniqueKey = numbering.nextUniqueKey();
        writer.line(document, line);
        return line.uniqueKey;
    }
}
