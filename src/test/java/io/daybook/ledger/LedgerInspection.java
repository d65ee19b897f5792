package io.daybook.ledger;

import io.daybook.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Loads batches as the way of the data does, a transaction each, and reads what then stands in the ledger. */
final class LedgerInspection {
    private final TestDatabase database;
    private final LedgerLoader loader = new LedgerLoader(new LedgerSchema());

    LedgerInspection(TestDatabase database) {
        this.database = database;
    }

    LoadResult load(LedgerDocument... documents) {
        return load(Invoices.batch(documents));
    }

    /** Documents of invoices that are just as they came and would be mapped. */
    Set<String> unchanged(Map<String, byte[]> documents) {
        try (Connection connection = database.dataSource().getConnection()) {
            return loader.unchanged(connection, Invoices.TARGET, 1, documents);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    LoadResult load(LedgerBatch batch) {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try {
                LoadResult result = loader.load(connection, batch);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void clear() {
        database.jdbi()
                .useHandle(handle -> handle.execute("DELETE FROM ledger.invoice; DELETE FROM ledger.invoice_line"));
    }

    /** Living invoices as {@code id: memo}. */
    List<String> invoices() {
        return texts(
                "SELECT original_id || ': ' || memo FROM ledger.invoice WHERE deleted_at IS NULL ORDER BY original_id");
    }

    /** Living lines as {@code invoice/id: amount description}. */
    List<String> lines() {
        return texts(
                """
                SELECT invoice_id || '/' || original_id || ': ' || amount_excluding_tax_after_discount || ' ' || description
                  FROM ledger.invoice_line WHERE deleted_at IS NULL ORDER BY original_id
                """);
    }

    /** Tombstones of invoices and lines as {@code id: reason}. */
    List<String> tombstones() {
        return texts(
                """
                SELECT original_id || ': ' || deleted_because
                  FROM (SELECT original_id, deleted_because, deleted_at FROM ledger.invoice
                        UNION ALL SELECT original_id, deleted_because, deleted_at FROM ledger.invoice_line) AS all_rows
                 WHERE deleted_at IS NOT NULL ORDER BY original_id
                """);
    }

    /** Where every row lies and who wrote or locked it last: differs as soon as anything touches a row. */
    List<String> versions() {
        return texts(
                """
                SELECT 'invoice ' || original_id || ' ' || ctid || ' ' || xmin || ' ' || xmax FROM ledger.invoice
                UNION ALL
                SELECT 'line ' || original_id || ' ' || ctid || ' ' || xmin || ' ' || xmax FROM ledger.invoice_line
                ORDER BY 1
                """);
    }

    List<String> texts(String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
