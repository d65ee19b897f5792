package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Chance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Writes what was deleted before the books' present (NetSuite reference 3.7). Belongs to one thread. */
final class DeletionLog implements AutoCloseable {
    static final String COLUMNS =
            """
            name, recordid, recordtypeid, scriptid, type, deleteddate, deletedby, context, iscustomrecord, iscustomlist,
            iscustomtransaction""";
    /** What NetSuite numbers the record types of transactions and customers with. */
    static final long TRANSACTION = -30;

    static final long CUSTOMER = -2;

    private final BooksSettings settings;
    private final Insert rows;

    DeletionLog(Connection connection, BooksSettings settings) throws SQLException {
        this.settings = settings;
        this.rows = new Insert(connection, settings, "deletedrecord", COLUMNS);
    }

    /** Notes that a document like {@code like} had the id and was deleted within a month. */
    void document(long id, Document like, Chance chance) throws SQLException {
        String type = like.type.recordType();
        Instant moment = within(like.created, Duration.ofDays(30), chance);
        rows.row(
                like.type.title() + " #" + like.type.prefix() + id,
                id,
                TRANSACTION,
                type,
                type,
                moment,
                3L,
                chance.perMille(700) ? "UIF" : "CSV",
                false,
                false,
                false);
    }

    /** Notes that a customer was merged into another and is gone (NetSuite reference 6.14). */
    void customer(long id, Customer into, Chance chance) throws SQLException {
        Instant moment = within(into.created(), Duration.ofDays(400), chance);
        rows.row(
                "C-" + id + " " + into.altName(),
                id,
                CUSTOMER,
                "customer",
                "customer",
                moment,
                3L,
                "UIF",
                false,
                false,
                false);
    }

    private Instant within(Instant start, Duration most, Chance chance) {
        Instant end = start.plus(most).isBefore(settings.asOf()) ? start.plus(most) : settings.asOf();
        return start.plusSeconds(
                chance.below(Math.max(1, Duration.between(start, end).toSeconds())));
    }

    void flush() throws SQLException {
        rows.flush();
    }

    /** Leaves what waits unsent: flush first. */
    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
