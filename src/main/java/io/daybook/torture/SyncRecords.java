package io.daybook.torture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** What the middleware itself has written of its syncs and its connections. */
final class SyncRecords {
    private static final String LINK_AGAIN =
            "UPDATE daybook.connection SET status = 'Linked', status_reason = NULL WHERE status = 'Deauthorized'";
    private static final String BEGUN_BEFORE =
            """
            SELECT count(*) FROM (
                SELECT DISTINCT ON (s.data_type) coalesce(d.glanced_at, s.platform_time) AS platform_time
                  FROM daybook.sync s
                  LEFT JOIN daybook.dataset d
                    ON d.connection_id = s.connection_id AND d.data_type = s.data_type AND d.cursor_sync_id = s.id
                 WHERE s.connection_id = ?
                 ORDER BY s.data_type, s.id DESC) latest
             WHERE platform_time < ?
            """;
    private static final String SYNCS =
            """
            SELECT platform || ' ' || data_type, state, count(*) FROM daybook.sync JOIN daybook.connection c ON c.id = connection_id
             GROUP BY 1, 2 ORDER BY 1, 2
            """;

    private final World world;

    SyncRecords(World world) {
        this.world = world;
    }

    /**
     * What a person would do who reads the alert: faults can make good credentials look bad twice in a row.
     *
     * @return how many had to be linked again; none where PostgreSQL is stopped just now
     */
    int linkAgain() {
        try (Connection database = world.openDatabase();
                PreparedStatement update = database.prepareStatement(LINK_AGAIN)) {
            return update.executeUpdate();
        } catch (SQLException away) {
            // There is another look in a moment.
            return 0;
        }
    }

    /**
     * Whether every data type's latest sync of a connection was begun, or nothing new found in it, at a moment of the platform's
     * clock or later.
     */
    boolean begunSince(long connection, Instant moment) throws SQLException {
        try (Connection database = world.openDatabase();
                PreparedStatement ask = database.prepareStatement(BEGUN_BEFORE)) {
            ask.setLong(1, connection);
            ask.setObject(2, moment.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = ask.executeQuery()) {
                rows.next();
                return rows.getInt(1) == 0;
            }
        }
    }

    /** How many syncs ended in which state, by platform and data type. */
    Map<String, Map<String, Long>> states() throws SQLException {
        Map<String, Map<String, Long>> states = new TreeMap<>();
        world.database().recover();
        try (Connection database = world.openDatabase();
                PreparedStatement ask = database.prepareStatement(SYNCS)) {
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    states.computeIfAbsent(rows.getString(1), none -> new TreeMap<>())
                            .put(rows.getString(2), rows.getLong(3));
                }
            }
        }
        return states;
    }
}
