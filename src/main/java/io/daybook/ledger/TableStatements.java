package io.daybook.ledger;

import io.daybook.mapping.Target.Column;
import io.daybook.mapping.Target.Table;
import io.daybook.mapping.Target.Type;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SQL that loads one table. Names come from {@link LedgerSchema}; nothing from outside is part of any statement.
 *
 * <p>Rows are compared before they are written, and by two plain reads through an index: {@link #stored} for heads,
 * {@link #storedOfParents} for lines. Only what differs is copied and merged. PostgreSQL's own way, ON CONFLICT … WHERE,
 * would lock and so dirty every row that it then leaves alone; ON CONFLICT and its conditions remain for two loads of one
 * document at the same time. Rows that are new go straight into the table: {@link #copyNew} writes them by blocks, at two thirds
 * of what copying them aside and inserting them costs.
 *
 * <p>Every look into the ledger is one by key: LATERAL … OFFSET 0 leaves the planner no other way. Of a table that grows for
 * the first time it has no statistics; it then takes {@code connection_id = 1} for rare, and for a join or for
 * {@code original_id = ANY (…)} it reads all rows of the connection, a hundred times the work.
 */
final class TableStatements {
    private final String table;
    private final String parent;
    private final String incoming;
    private final List<Column> columns;

    /** @param parent the column that names a line's document; {@code null} for a head */
    TableStatements(Table table, String parent) {
        this.table = "ledger." + table.name();
        this.parent = parent;
        this.incoming = "pg_temp.load_" + table.name();
        this.columns = table.columns();
    }

    /** Parameters: ids, connection. Heads only. */
    String stored() {
        return """
                SELECT stored.*
                  FROM unnest(?::text[]) AS wanted (id)
                 CROSS JOIN LATERAL (
                       SELECT original_id, content_hash, deleted_at IS NULL, source_modified_at, source_hash
                         FROM %s
                        WHERE connection_id = ? AND original_id = wanted.id
                       OFFSET 0) AS stored
                """
                .formatted(table);
    }

    /**
     * Ids of the living documents that are stored just as they came. Parameters: ids, fingerprints, connection. Heads only.
     */
    String unchanged() {
        return """
                SELECT wanted.id
                  FROM unnest(?::text[], ?::bytea[]) AS wanted (id, source_hash)
                 CROSS JOIN LATERAL (
                       SELECT FROM %s
                        WHERE connection_id = ? AND original_id = wanted.id
                          AND source_hash = wanted.source_hash AND deleted_at IS NULL
                       OFFSET 0) AS same
                """
                .formatted(table);
    }

    /** Parameters: ids of documents, connection. */
    String storedOfParents() {
        return """
                SELECT stored.*
                  FROM unnest(?::text[]) AS wanted (id)
                 CROSS JOIN LATERAL (
                       SELECT original_id, content_hash, deleted_at IS NULL, %2$s
                         FROM %1$s
                        WHERE connection_id = ? AND %2$s = wanted.id
                       OFFSET 0) AS stored
                """
                .formatted(table, parent);
    }

    /**
     * Locks stored rows in the order of their ids, as {@link #merge} does: where rows are both written and tombstoned, two
     * loads could otherwise wait for each other. Parameters: ids, connection.
     */
    String lock() {
        return """
                SELECT
                  FROM (SELECT id FROM unnest(?::text[]) AS wanted (id) ORDER BY id) AS wanted
                 CROSS JOIN LATERAL (
                       SELECT FROM %s WHERE connection_id = ? AND original_id = wanted.id FOR UPDATE) AS locked
                """
                .formatted(table);
    }

    /** Makes the session's table for incoming rows, unless it did before, and empties it. */
    String prepare() {
        String typed = columns.stream()
                .map(column -> column.name() + " " + sqlType(column.type()))
                .collect(Collectors.joining(", "));
        return """
                CREATE TEMPORARY TABLE IF NOT EXISTS %s (%s, %scustom jsonb, source_modified_at timestamptz,
                    content_hash bytea, page_id bigint, known boolean) ON COMMIT DELETE ROWS;
                DELETE FROM %s
                """
                .formatted(incoming, typed, parent == null ? "source_hash bytea, " : parent + " text, ", incoming);
    }

    /** Writes new rows at once. Order of values: {@link #newRow}. */
    String copyNew() {
        return "COPY %s (%s, page_id, connection_id, mapping_version) FROM STDIN (FORMAT binary)"
                .formatted(table, content());
    }

    /** One row in the order of {@link #copyNew}. */
    void newRow(CopyBinary copy, IncomingRow row, long connectionId, String mappingVersion) {
        values(copy, row);
        copy.value(connectionId).value(mappingVersion).endRow();
    }

    /** Order of values: {@link #row}. */
    String copy() {
        return "COPY %s (%s, page_id, known) FROM STDIN (FORMAT binary)".formatted(incoming, content());
    }

    /** One row in the order of {@link #copy}; {@code known} where the row was seen in the ledger. */
    void row(CopyBinary copy, IncomingRow row, boolean known) {
        values(copy, row);
        copy.value(known).endRow();
    }

    private void values(CopyBinary copy, IncomingRow row) {
        for (Object value : row.values()) {
            copy.value(value);
        }
        if (parent == null) {
            copy.value(row.source());
        } else {
            copy.value(row.parent());
        }
        copy.json(row.custom()).value(row.modified()).value(row.hash()).value(row.page());
    }

    /**
     * Inserts the rows that were not seen in the ledger, in the order of their ids, before any row is locked. One that
     * somebody else has inserted meanwhile, or that belongs to another document, is left to {@link #merge}. Parameters:
     * connection, mapping version. Gives the ids of the rows written.
     */
    String insert() {
        return """
                INSERT INTO %1$s (connection_id, %2$s, page_id, mapping_version)
                SELECT ?, %2$s, page_id, ?
                  FROM %3$s
                 WHERE NOT known
                 ORDER BY original_id
                    ON CONFLICT (connection_id, original_id) DO NOTHING
                RETURNING original_id
                """
                .formatted(table, content(), incoming);
    }

    /**
     * Writes the rows that are in the ledger, in the order of their ids. Parameters: connection, mapping version, ids of
     * rows that are there though they were not seen, whether a newer clock must not keep them. Gives the ids of the rows written.
     */
    String merge() {
        String set = content()
                .lines()
                .flatMap(line -> List.of(line.split(", ")).stream())
                .filter(name -> !name.equals("original_id"))
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
        return """
                INSERT INTO %1$s AS stored (connection_id, %2$s, page_id, mapping_version)
                SELECT ?, %2$s, page_id, ?
                  FROM %3$s
                 WHERE known OR original_id = ANY (?)
                 ORDER BY original_id
                    ON CONFLICT (connection_id, original_id) DO UPDATE
                   SET %4$s, page_id = excluded.page_id, mapping_version = excluded.mapping_version,
                       loaded_at = now(), deleted_at = NULL, deleted_because = NULL
                 WHERE (stored.content_hash <> excluded.content_hash OR stored.deleted_at IS NOT NULL%6$s)
                   AND (%5$s ? OR (excluded.source_modified_at >= stored.source_modified_at) IS NOT FALSE)
                RETURNING original_id
                """
                .formatted(
                        table,
                        content(),
                        incoming,
                        set,
                        parent == null ? "" : "stored." + parent + " <> excluded." + parent + " OR",
                        parent == null ? " OR stored.source_hash IS DISTINCT FROM excluded.source_hash" : "");
    }

    /**
     * Marks rows as deleted, once {@link #lock} has locked them, unless they have become newer or another document's
     * meanwhile. Parameters: ids, reasons, documents, documents' clocks, connection, whether a newer clock must not keep
     * them.
     */
    String tombstone() {
        return """
                UPDATE %1$s AS stored
                   SET deleted_at = now(), deleted_because = gone.because,
                       source_modified_at = coalesce(gone.modified, stored.source_modified_at)
                  FROM (SELECT wanted.*, found.place
                          FROM unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[])
                               AS wanted (id, because, parent, modified)
                         CROSS JOIN LATERAL (
                               SELECT ctid AS place, *
                                 FROM %1$s
                                WHERE connection_id = ? AND original_id = wanted.id
                               OFFSET 0) AS found
                         WHERE found.deleted_at IS NULL
                           AND %2$s (? OR (wanted.modified >= found.source_modified_at) IS NOT FALSE)
                        OFFSET 0) AS gone
                 WHERE stored.ctid = gone.place
                """
                .formatted(table, parent == null ? "" : "found." + parent + " = wanted.parent AND");
    }

    private String content() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "))
                + ", "
                + (parent == null ? "source_hash" : parent)
                + ", custom, source_modified_at, content_hash";
    }

    private static String sqlType(Type type) {
        return switch (type) {
            case TEXT, CURRENCY -> "text";
            case DATE -> "date";
            case TIMESTAMP -> "timestamptz";
            case DECIMAL -> "numeric";
            case BOOLEAN -> "boolean";
        };
    }
}
