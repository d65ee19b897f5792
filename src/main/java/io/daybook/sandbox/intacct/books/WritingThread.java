package io.daybook.sandbox.intacct.books;

import io.daybook.sandbox.intacct.catalog.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Inserts rows on a thread of its own, in the order in which they come, so that the next are made while these are written. At most a few
 * thousand rows wait. For one thread that hands rows over.
 */
final class WritingThread implements AutoCloseable {
    private static final int CHUNK = 1_000;
    private static final int WAITING_CHUNKS = 4;

    private final BlockingQueue<List<Entry>> waiting = new ArrayBlockingQueue<>(WAITING_CHUNKS);
    private final Connection connection;
    private final RowWriter writer;
    private final Thread thread;
    private List<Entry> chunk = new ArrayList<>(CHUNK);
    private volatile Throwable failure;

    private record Entry(String object, Row row) {}

    /** @param connection that nobody else uses until this is closed; without auto-commit */
    WritingThread(Connection connection, Catalog catalog) {
        this.connection = connection;
        this.writer = new RowWriter(connection, catalog);
        this.thread = new Thread(this::write, "intacct-sandbox-books");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Has a row written some time before {@link #finish} returns. */
    void insert(String object, Row row) throws SQLException {
        chunk.add(new Entry(object, row));
        if (chunk.size() == CHUNK) {
            hand(chunk);
            chunk = new ArrayList<>(CHUNK);
        }
    }

    /** Returns once everything is written and committed. */
    void finish() throws SQLException {
        hand(chunk);
        hand(List.of());
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        check();
    }

    /** What is still waiting is given up. */
    @Override
    public void close() throws SQLException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        writer.abandon();
    }

    private void hand(List<Entry> rows) throws SQLException {
        check();
        try {
            waiting.put(rows);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** An empty chunk is the last one. */
    private void write() {
        try {
            for (List<Entry> rows = waiting.take(); !rows.isEmpty(); rows = waiting.take()) {
                for (Entry entry : rows) {
                    writer.insert(entry.object, entry.row);
                }
                connection.commit();
            }
            writer.flush();
            connection.commit();
        } catch (InterruptedException | SQLException | RuntimeException e) {
            failure = e;
            // whoever waits to hand something over must see it
            waiting.clear();
        }
    }

    private void check() throws SQLException {
        Throwable seen = failure;
        if (seen != null) {
            throw new SQLException("a row could not be written: " + seen.getMessage(), seen);
        }
    }

    private static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while the books were made");
    }
}
