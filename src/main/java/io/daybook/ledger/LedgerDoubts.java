package io.daybook.ledger;

import io.daybook.mapping.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Makes the ledger forget that it has documents as they are, so that reading them again writes their rows whatever their
 * hashes said: a row that was changed by hand keeps the hash of what it was. Stateless.
 */
public final class LedgerDoubts {
    private static final String HEADS =
            "UPDATE ledger.%s SET content_hash = '', source_hash = NULL WHERE connection_id = ? AND original_id = ANY (?) AND content_hash <> ''";
    private static final String LINES =
            "UPDATE ledger.%s SET content_hash = '' WHERE connection_id = ? AND %s = ANY (?) AND content_hash <> ''";

    /** @param documents keys of documents that do not agree with the platform's own figures */
    public void about(Connection connection, long connectionId, Target target, Collection<Long> documents)
            throws SQLException {
        String head = target.head().name();
        run(connection, HEADS.formatted(head), connectionId, documents);
        if (target.lines().isPresent()) {
            run(connection, LINES.formatted(target.lines().get().name(), head + "_id"), connectionId, documents);
        }
    }

    private static void run(Connection connection, String sql, long connectionId, Collection<Long> documents)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, connectionId);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", documents.stream().map(String::valueOf).toArray()));
            statement.executeUpdate();
        }
    }
}
