package io.daybook.sync;

import io.daybook.connection.Connection;
import io.daybook.connection.ConnectionSummary;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** How every dataset gets on, in one question for all connections. Works with and without a server. Thread-safe. */
public final class Statuses {
    private static final String ALL =
            """
            WITH letter AS (
                SELECT connection_id, data_type, count(*) AS letters
                  FROM daybook.dead_letter WHERE closed_at IS NULL GROUP BY 1, 2
            ), money AS (
                SELECT connection_id, data_type, jsonb_object_agg(currency, amount::text) AS money
                  FROM (SELECT connection_id, data_type, m.key AS currency, sum(m.value::numeric) AS amount
                          FROM daybook.dead_letter CROSS JOIN LATERAL jsonb_each_text(money) AS m
                         WHERE closed_at IS NULL GROUP BY 1, 2, 3) AS sums
                 GROUP BY 1, 2
            )
            SELECT c.id, o.name AS company, c.platform, c.account, c.base_url, c.status, c.status_reason, c.status_changed_at,
                   t.data_type, d.good_at, d.cursor_at, d.glance_asked_at, d.tried_at, d.trouble_kind, d.trouble_message, d.proved_at,
                   d.proof_agrees, total.records AS proved_records, lease.holder IS NOT NULL AS held,
                   s.state, s.reading, s.expected_records, w.read, w.documents,
                   coalesce(letter.letters, 0) AS letters, coalesce(money.money, '{}') AS letters_money
              FROM daybook.connection c
              JOIN daybook.company o ON o.id = c.company_id
              JOIN unnest(:platforms::text[], :dataTypes::text[]) WITH ORDINALITY AS t (platform, data_type, place)
                ON t.platform = c.platform
              LEFT JOIN daybook.dataset d ON d.connection_id = c.id AND d.data_type = t.data_type
              LEFT JOIN daybook.lease lease
                ON lease.connection_id = c.id AND lease.data_type = t.data_type AND lease.expires_at >= now()
              LEFT JOIN LATERAL (SELECT id, state, reading, expected_records
                                   FROM daybook.sync
                                  WHERE connection_id = c.id AND data_type = t.data_type
                                  ORDER BY id DESC LIMIT 1) AS s ON true
              LEFT JOIN LATERAL (SELECT sum(read) AS read,
                                        sum(CASE WHEN done THEN cardinality(documents)
                                                 ELSE (SELECT count(*) FROM unnest(documents) AS key
                                                        WHERE key <= position_document) END) AS documents
                                   FROM daybook.sync_window
                                  WHERE sync_id = s.id AND s.state = 'running') AS w ON true
              LEFT JOIN LATERAL (SELECT sum(ledger_records) AS records
                                   FROM daybook.control_total
                                  WHERE connection_id = c.id AND data_type = t.data_type
                                    AND checked_at = d.proved_at) AS total ON true
              LEFT JOIN letter ON letter.connection_id = c.id AND letter.data_type = t.data_type
              LEFT JOIN money ON money.connection_id = c.id AND money.data_type = t.data_type
             WHERE :connection::bigint IS NULL OR c.id = :connection
             ORDER BY o.name, c.id, t.place
            """;

    // Names of tables come from the code, never from outside.
    private static final String ROWS =
            """
            SELECT connection_id, '%s' AS data_type, count(*) AS living
              FROM ledger.%s
             WHERE deleted_at IS NULL AND (:connection::bigint IS NULL OR connection_id = :connection) GROUP BY 1
            """;

    private final Jdbi jdbi;
    private final Mappings mappings;
    private final DataTypes synced;

    Statuses(Jdbi jdbi, Mappings mappings, DataTypes synced) {
        this.jdbi = jdbi;
        this.mappings = mappings;
        this.synced = synced;
    }

    /** A data type of a connection. */
    public record Key(long connectionId, String dataType) {}

    /**
     * Every data type of every connection, by company; whatever the connection's own status.
     *
     * @param connection only this one; empty for all
     */
    public List<DatasetStatus> all(Optional<Long> connection) {
        List<String> platforms = new ArrayList<>();
        List<String> dataTypes = new ArrayList<>();
        for (String platform :
                mappings.all().stream().map(Mapping::platform).distinct().toList()) {
            for (String dataType : synced.of(platform)) {
                platforms.add(platform);
                dataTypes.add(dataType);
            }
        }
        return jdbi.withHandle(handle -> handle.createQuery(ALL)
                .bind("platforms", platforms.toArray(String[]::new))
                .bind("dataTypes", dataTypes.toArray(String[]::new))
                .bind("connection", connection.orElse(null))
                .map((row, context) -> status(row))
                .list());
    }

    /**
     * Living ledger rows: lines where documents have lines. Counted one by one, so that it takes a moment where there are
     * millions.
     */
    public Map<Key, Long> rows(Optional<Long> connection) {
        String sql = mappings.all().stream()
                .map(mapping -> ROWS.formatted(
                        mapping.dataType(),
                        mapping.target().lines().orElse(mapping.target().head()).name()))
                .distinct()
                .collect(Collectors.joining(" UNION ALL "));
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("connection", connection.orElse(null))
                .reduceRows(new HashMap<>(), (rows, row) -> {
                    rows.put(
                            new Key(
                                    row.getColumn("connection_id", Long.class),
                                    row.getColumn("data_type", String.class)),
                            row.getColumn("living", Long.class));
                    return rows;
                }));
    }

    private static DatasetStatus status(ResultSet row) throws SQLException {
        Optional<SyncReport.Stop> trouble =
                Optional.ofNullable(row.getString("trouble_kind")).map(kind -> new SyncReport.Stop(kind, message(row)));
        DatasetStatus.State state = state(row, trouble);
        Object agrees = row.getObject("proof_agrees");
        return new DatasetStatus(
                connection(row),
                row.getString("data_type"),
                state,
                state == DatasetStatus.State.RUNNING ? progress(row) : Optional.empty(),
                moment(row, "good_at"),
                moment(row, "cursor_at"),
                moment(row, "glance_asked_at"),
                moment(row, "tried_at"),
                trouble,
                moment(row, "proved_at"),
                Optional.ofNullable((Boolean) agrees),
                row.getLong("proved_records"),
                row.getLong("letters"),
                Counts.money(row.getString("letters_money")));
    }

    private static String message(ResultSet row) {
        try {
            return row.getString("trouble_message");
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ConnectionSummary connection(ResultSet row) throws SQLException {
        return new ConnectionSummary(
                row.getLong("id"),
                row.getString("company"),
                row.getString("platform"),
                row.getString("account"),
                Optional.ofNullable(row.getString("base_url")).map(URI::create),
                Connection.Status.valueOf(row.getString("status")),
                Optional.ofNullable(row.getString("status_reason")),
                row.getTimestamp("status_changed_at").toInstant());
    }

    private static DatasetStatus.State state(ResultSet row, Optional<SyncReport.Stop> trouble) throws SQLException {
        String state = row.getString("state");
        if (row.getBoolean("held")) {
            return DatasetStatus.State.RUNNING;
        }
        if ("running".equals(state)) {
            // Nobody holds its lease any more: its process died.
            return DatasetStatus.State.INTERRUPTED;
        }
        if (trouble.isPresent()) {
            return trouble.get().mendedByTime() ? DatasetStatus.State.INTERRUPTED : DatasetStatus.State.FAILED;
        }
        return state == null
                ? DatasetStatus.State.NEVER
                : DatasetStatus.State.valueOf(state.toUpperCase(java.util.Locale.ROOT));
    }

    private static Optional<DatasetStatus.Progress> progress(ResultSet row) throws SQLException {
        if (!"running".equals(row.getString("state"))) {
            return Optional.empty();
        }
        boolean everything = !"changes".equals(row.getString("reading"));
        return Optional.of(new DatasetStatus.Progress(
                everything, row.getLong(everything ? "read" : "documents"), row.getLong("expected_records")));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
