package io.daybook.sync;

import io.daybook.ledger.LedgerBatch;
import io.daybook.ledger.LedgerLoader;
import io.daybook.mapping.Mapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Documents that are known here and that the platform did not give when it was asked for them: noted while pages are loaded,
 * judged when the sync has read everything it meant to. Set-based, in the caller's transaction. Stateless.
 */
final class Absences {
    private static final int AT_ONCE = 1000;

    private static final String KNOWN =
            """
            SELECT original_id::bigint AS document_key
              FROM ledger.%s
             WHERE connection_id = ? AND original_id::bigint > ? AND original_id::bigint <= ? AND deleted_at IS NULL
            UNION
            SELECT document_key
              FROM daybook.ignored_document
             WHERE connection_id = ? AND data_type = ? AND document_key > ? AND document_key <= ?
            UNION
            SELECT document_key
              FROM (SELECT CASE WHEN document_key ~ '^-?[0-9]{1,18}$' THEN document_key::bigint END AS document_key
                      FROM daybook.dead_letter
                     WHERE connection_id = ? AND data_type = ? AND closed_at IS NULL) AS letter
             WHERE document_key > ? AND document_key <= ?
            """;
    private static final String NOTE =
            """
            INSERT INTO daybook.absence (sync_id, document_key)
            SELECT ?, document_key
              FROM (%s) AS known
             WHERE NOT document_key = ANY (?)
            ON CONFLICT DO NOTHING
            """;
    // Known or not: one that is new and was listed as changed must come, or an answer without rows would lose it.
    private static final String NOTE_LISTED =
            """
            INSERT INTO daybook.absence (sync_id, document_key)
            SELECT ?, document_key
              FROM unnest(?::bigint[]) AS listed (document_key)
             WHERE document_key > ? AND document_key <= ? AND NOT document_key = ANY (?)
            ON CONFLICT DO NOTHING
            """;
    private static final String FOUND = "DELETE FROM daybook.absence WHERE sync_id = ? AND document_key = ANY (?)";
    private static final String NOTED =
            """
            SELECT a.document_key, d.deleted_at,
                   EXISTS (SELECT FROM ledger.%s h
                            WHERE h.connection_id = ? AND h.original_id = a.document_key::text AND h.deleted_at IS NULL)
                   OR EXISTS (SELECT FROM daybook.ignored_document i
                               WHERE i.connection_id = ? AND i.data_type = ? AND i.document_key = a.document_key)
                   OR EXISTS (SELECT FROM daybook.dead_letter l
                               WHERE l.connection_id = ? AND l.data_type = ? AND l.document_key = a.document_key::text
                                 AND l.closed_at IS NULL)
              FROM daybook.absence a
              LEFT JOIN daybook.deletion d
                ON d.connection_id = ? AND d.data_type = ? AND d.document_key = a.document_key
             WHERE a.sync_id = ? ORDER BY a.document_key
            """;
    private static final String COUNT = "SELECT count(*) FROM (%s) AS known";
    private static final String FORGET = "DELETE FROM daybook.absence WHERE sync_id = ?";

    private final LedgerLoader ledger;
    private final SetAside setAside;
    private final IgnoredDocuments ignored = new IgnoredDocuments();

    Absences(LedgerLoader ledger, SetAside setAside) {
        this.ledger = ledger;
        this.setAside = setAside;
    }

    /**
     * @param deletedAt when the platform's own log says that it was deleted; {@code null} where it says nothing
     * @param known whether anything is kept of it here; otherwise it is new, or was never meant to be read
     */
    record Absent(long document, Instant deletedAt, boolean known) {}

    /**
     * Notes what did not come though it is known and in the range that was read, or was asked for by its key.
     *
     * @param after documents after this one
     * @param upTo documents up to and including this one
     * @param came keys of the documents that came
     */
    void note(Connection transaction, WindowRun window, long after, long upTo, Collection<Long> came)
            throws SQLException {
        SyncRun run = window.sync();
        Object[] keys = came.toArray();
        if (window.window().listed()) {
            noteListed(transaction, window, after, upTo, keys);
        } else {
            try (PreparedStatement note = transaction.prepareStatement(NOTE.formatted(known(run.mapping())))) {
                note.setLong(1, run.id());
                int next = range(note, 2, run, after, upTo);
                note.setArray(next, transaction.createArrayOf("bigint", keys));
                note.executeUpdate();
            }
        }
        if (window.window().listed() && keys.length > 0) {
            try (PreparedStatement found = transaction.prepareStatement(FOUND)) {
                found.setLong(1, run.id());
                found.setArray(2, transaction.createArrayOf("bigint", keys));
                found.executeUpdate();
            }
        }
    }

    private static void noteListed(Connection transaction, WindowRun window, long after, long upTo, Object[] came)
            throws SQLException {
        try (PreparedStatement note = transaction.prepareStatement(NOTE_LISTED)) {
            note.setLong(1, window.sync().id());
            note.setArray(
                    2,
                    transaction.createArrayOf(
                            "bigint", window.window().documents().toArray()));
            note.setLong(3, after);
            note.setLong(4, upTo);
            note.setArray(5, transaction.createArrayOf("bigint", came));
            note.executeUpdate();
        }
    }

    /** What has been noted so far. */
    List<Absent> noted(Connection transaction, SyncRun run) throws SQLException {
        List<Absent> absent = new ArrayList<>();
        String head = run.mapping().target().head().name();
        try (PreparedStatement noted = transaction.prepareStatement(NOTED.formatted(head))) {
            noted.setLong(1, run.connection().id());
            for (int next = 2; next < 8; next += 2) {
                noted.setLong(next, run.connection().id());
                noted.setString(next + 1, run.dataType());
            }
            noted.setLong(8, run.id());
            try (ResultSet row = noted.executeQuery()) {
                while (row.next()) {
                    Timestamp deleted = row.getTimestamp(2);
                    absent.add(new Absent(
                            row.getLong(1), deleted == null ? null : deleted.toInstant(), row.getBoolean(3)));
                }
            }
        }
        return absent;
    }

    /** How many documents are known here, whatever became of them. */
    long known(Connection transaction, SyncRun run) throws SQLException {
        try (PreparedStatement count = transaction.prepareStatement(COUNT.formatted(known(run.mapping())))) {
            range(count, 1, run, Long.MIN_VALUE, Long.MAX_VALUE);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Takes documents for deleted: their ledger rows are tombstoned, their letters closed. */
    void bury(Connection transaction, SyncRun run, List<Absent> absent) throws SQLException {
        for (int from = 0; from < absent.size(); from += AT_ONCE) {
            List<Absent> some = absent.subList(from, Math.min(absent.size(), from + AT_ONCE));
            List<String> ids =
                    some.stream().map(each -> Long.toString(each.document())).toList();
            List<String> because = some.stream().map(each -> because(run, each)).toList();
            ledger.load(
                    transaction,
                    new LedgerBatch(
                            run.connection().id(),
                            run.mapping().target(),
                            run.mapping().version(),
                            List.of(),
                            ids,
                            because,
                            true));
            ignored.remove(
                    transaction, run.key(), some.stream().map(Absent::document).toList());
            setAside.settle(
                    transaction,
                    run.connection().id(),
                    run.dataType(),
                    ids,
                    "its document is gone, noticed by sync " + run.id());
        }
        forget(transaction, run);
    }

    /** Takes nothing for deleted. */
    void forget(Connection transaction, SyncRun run) throws SQLException {
        try (PreparedStatement forget = transaction.prepareStatement(FORGET)) {
            forget.setLong(1, run.id());
            forget.executeUpdate();
        }
    }

    private static String because(SyncRun run, Absent absent) {
        String noticed = "noticed by sync " + run.id();
        return absent.deletedAt() == null
                ? "no longer given by " + run.platform() + ", " + noticed
                : "deleted at " + run.platform() + " on " + absent.deletedAt() + " by its own log, " + noticed;
    }

    private static String known(Mapping mapping) {
        return KNOWN.formatted(mapping.target().head().name());
    }

    private static int range(PreparedStatement statement, int first, SyncRun run, long after, long upTo)
            throws SQLException {
        int next = first;
        statement.setLong(next++, run.connection().id());
        statement.setLong(next++, after);
        statement.setLong(next++, upTo);
        for (int i = 0; i < 2; i++) {
            statement.setLong(next++, run.connection().id());
            statement.setString(next++, run.dataType());
            statement.setLong(next++, after);
            statement.setLong(next++, upTo);
        }
        return next;
    }
}
