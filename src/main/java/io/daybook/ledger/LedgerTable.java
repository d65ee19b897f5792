package io.daybook.ledger;

import io.daybook.mapping.Target.Table;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyIn;

/**
 * Reads and writes one ledger table set-wise, inside the caller's transaction: the number of statements does not depend on
 * the number of rows. Thread-safe, as it keeps nothing between calls.
 */
final class LedgerTable {
    private static final String UNIQUE_VIOLATION = "23505";

    private final TableStatements statements;
    private final boolean lines;

    /** @param parent the column that names a line's document; {@code null} for a head */
    LedgerTable(Table table, String parent) {
        this.statements = new TableStatements(table, parent);
        this.lines = parent != null;
    }

    /**
     * What the ledger has under an id.
     *
     * @param parent a line's document; {@code null} for a head
     * @param modified its document's clock when it was last written; {@code null} where the platform gave none, and for a line
     * @param living not tombstoned
     * @param source a head's {@linkplain LedgerDocument#source fingerprint}; {@code null} where unknown, and for a line
     */
    record Stored(String parent, byte[] hash, Instant modified, boolean living, byte[] source) {}

    /**
     * A row to be marked as deleted.
     *
     * @param parent a line's document; {@code null} for a head
     * @param modified clock of the document's version that lacks it; {@code null} where unknown
     */
    record Gone(String id, String because, String parent, Instant modified) {}

    /**
     * @param ids rows that were written: all that should be, but those that another transaction has made newer meanwhile
     * @param tombstoned how many rows were marked as deleted
     */
    record Written(Set<String> ids, long tombstoned) {}

    /** What is stored under these ids. */
    Map<String, Stored> stored(Connection connection, long connectionId, Collection<String> ids) throws SQLException {
        return read(connection, statements.stored(), connectionId, ids);
    }

    /** Which documents live and are stored just as they came: id to {@linkplain LedgerDocument#source fingerprint}. */
    Set<String> unchanged(Connection connection, long connectionId, Map<String, byte[]> documents) throws SQLException {
        Set<String> unchanged = new HashSet<>(documents.size() * 2);
        try (PreparedStatement statement = prepare(connection, statements.unchanged())) {
            statement.setArray(1, texts(connection, documents.keySet().stream()));
            statement.setArray(
                    2, connection.createArrayOf("bytea", documents.values().toArray(new byte[0][])));
            statement.setLong(3, connectionId);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    unchanged.add(result.getString(1));
                }
            }
        }
        return unchanged;
    }

    /** The lines stored under these documents, tombstoned ones included. */
    Map<String, Stored> storedOfParents(Connection connection, long connectionId, Collection<String> documents)
            throws SQLException {
        return read(connection, statements.storedOfParents(), connectionId, documents);
    }

    /**
     * Writes rows and marks others as deleted.
     *
     * <p>New rows are inserted before any row is locked, and both in the order of ids. Loads of the same rows at the same
     * time may disagree on which are new; if one locked what it knew before it inserted, another that takes the same row
     * for new would wait for the lock while the first waits for its insertion. This way, who waits for an insertion holds no
     * lock that anybody waits for.
     *
     * @param changed rows that are new or differ from what is stored, each id once
     * @param stored what is stored, as read before
     */
    Written write(
            Connection connection,
            LedgerBatch batch,
            List<IncomingRow> changed,
            Map<String, Stored> stored,
            List<Gone> gone)
            throws SQLException {
        Set<String> written = new HashSet<>(changed.size() * 2);
        List<IncomingRow> unseen = changed.stream()
                .filter(row -> !stored.containsKey(row.id()))
                .sorted(Comparator.comparing(IncomingRow::id))
                .toList();
        List<String> thereNow = List.of();
        boolean inserted = unseen.isEmpty() || copyNew(connection, batch, unseen);
        if (inserted) {
            unseen.forEach(row -> written.add(row.id()));
        }
        List<IncomingRow> aside = inserted
                ? changed.stream().filter(row -> stored.containsKey(row.id())).toList()
                : changed;
        if (!aside.isEmpty()) {
            copy(connection, aside, stored);
        }
        if (!inserted) {
            written.addAll(run(connection, statements.insert(), batch, null));
            thereNow = unseen.stream()
                    .map(IncomingRow::id)
                    .filter(id -> !written.contains(id))
                    .toList();
        }
        List<String> toMerge = Stream.concat(
                        changed.stream().map(IncomingRow::id).filter(stored::containsKey), thereNow.stream())
                .toList();
        if (!gone.isEmpty()) {
            lock(connection, batch.connectionId(), toMerge, gone);
        }
        if (!toMerge.isEmpty()) {
            written.addAll(run(connection, statements.merge(), batch, thereNow));
        }
        return new Written(written, gone.isEmpty() ? 0 : tombstone(connection, batch, gone));
    }

    private Map<String, Stored> read(Connection connection, String sql, long connectionId, Collection<String> ids)
            throws SQLException {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, Stored> rows = new HashMap<>(ids.size() * 4);
        try (PreparedStatement statement = prepare(connection, sql)) {
            statement.setArray(1, texts(connection, ids.stream()));
            statement.setLong(2, connectionId);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    OffsetDateTime modified = lines ? null : result.getObject(4, OffsetDateTime.class);
                    rows.put(
                            result.getString(1),
                            new Stored(
                                    lines ? result.getString(4) : null,
                                    result.getBytes(2),
                                    modified == null ? null : modified.toInstant(),
                                    result.getBoolean(3),
                                    lines ? null : result.getBytes(5)));
                }
            }
        }
        return rows;
    }

    private void lock(Connection connection, long connectionId, List<String> rewritten, List<Gone> gone)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, statements.lock())) {
            statement.setArray(
                    1,
                    texts(
                            connection,
                            Stream.concat(rewritten.stream(), gone.stream().map(Gone::id))));
            statement.setLong(2, connectionId);
            statement.executeQuery().close();
        }
    }

    /**
     * Writes new rows straight into the table.
     *
     * @param rows in the order of their ids
     * @return whether it could; nothing is written where somebody else has written one of them meanwhile
     */
    private boolean copyNew(Connection connection, LedgerBatch batch, List<IncomingRow> rows) throws SQLException {
        CopyBinary copy = new CopyBinary(rows.size());
        for (IncomingRow row : rows) {
            statements.newRow(copy, row, batch.connectionId(), batch.mappingVersion());
        }
        // Named, or each would be another statement for the driver to parse, and would push the others out of its
        // cache.
        Savepoint before = connection.setSavepoint("new_rows");
        try {
            send(connection, statements.copyNew(), copy);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException refused) {
            if (!UNIQUE_VIOLATION.equals(refused.getSQLState())) {
                throw refused;
            }
            connection.rollback(before);
            return false;
        }
    }

    private static void send(Connection connection, String statement, CopyBinary rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        rows.writeTo(copy);
        copy.endCopy();
    }

    private void copy(Connection connection, List<IncomingRow> changed, Map<String, Stored> stored)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements.prepare());
        }
        CopyBinary copy = new CopyBinary(changed.size());
        for (IncomingRow row : changed) {
            statements.row(copy, row, stored.containsKey(row.id()));
        }
        send(connection, statements.copy(), copy);
    }

    /** @param thereNow third parameter, where the statement has one */
    private Set<String> run(Connection connection, String sql, LedgerBatch batch, List<String> thereNow)
            throws SQLException {
        Set<String> ids = new HashSet<>();
        try (PreparedStatement statement = prepare(connection, sql)) {
            statement.setLong(1, batch.connectionId());
            statement.setString(2, batch.mappingVersion());
            if (thereNow != null) {
                statement.setArray(3, texts(connection, thereNow.stream()));
                statement.setBoolean(4, batch.fresh());
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    ids.add(result.getString(1));
                }
            }
        }
        return ids;
    }

    private long tombstone(Connection connection, LedgerBatch batch, List<Gone> gone) throws SQLException {
        try (PreparedStatement statement = prepare(connection, statements.tombstone())) {
            statement.setArray(1, texts(connection, gone, Gone::id));
            statement.setArray(2, texts(connection, gone, Gone::because));
            statement.setArray(3, texts(connection, gone, Gone::parent));
            statement.setArray(
                    4,
                    texts(
                            connection,
                            gone,
                            row -> row.modified() == null
                                    ? null
                                    : row.modified().toString()));
            statement.setLong(5, batch.connectionId());
            statement.setBoolean(6, batch.fresh());
            return statement.executeUpdate();
        }
    }

    /** Planned at each execution: a plan kept from when the ledger was empty reads it from end to end when it is full. */
    private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        return statement;
    }

    private static Array texts(Connection connection, List<Gone> rows, Function<Gone, String> text)
            throws SQLException {
        return texts(connection, rows.stream().map(text));
    }

    private static Array texts(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray(String[]::new));
    }
}
