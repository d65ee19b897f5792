package io.daybook.sync;

import io.daybook.connection.Connection;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Datasets before and after a glance, in PostgreSQL: one statement each for all data types of a connection. Thread-safe. */
final class GlanceStore {
    /**
     * Those of which an ordinary sync would read nothing but changes and deletions, and prove nothing: read to the end by the present
     * mapping, proven lately, without trouble, unfinished work or documents to be read again; whose cursor is where it was left,
     * and whose deletions are logged. Of all others more is due than a glance can tell.
     */
    private static final String GLANCEABLE =
            """
            SELECT d.data_type, d.cursor_at, coalesce(d.glance_asked_at, s.asked_at) AS asked_at, d.cursor_sync_id, l.fence
              FROM unnest(:dataTypes::text[], :versions::text[]) AS due (data_type, mapping_version)
              JOIN daybook.dataset d
                ON d.connection_id = :connection AND d.data_type = due.data_type AND d.mapping_version = due.mapping_version
              JOIN daybook.lease l
                ON l.connection_id = d.connection_id AND l.data_type = d.data_type AND l.expires_at < now()
              JOIN LATERAL (SELECT id, state, platform_time, asked_at
                              FROM daybook.sync
                             WHERE connection_id = d.connection_id AND data_type = d.data_type
                             ORDER BY id DESC LIMIT 1) AS s ON s.id = d.cursor_sync_id AND s.state = 'done'
             WHERE NOT d.mixed AND d.trouble_kind IS NULL AND d.deletion_log AND d.proof_agrees AND d.proved_at > :provedAfter
               AND d.cursor_at = coalesce(d.glanced_at, s.platform_time)
               AND NOT EXISTS (SELECT FROM daybook.reread r
                                WHERE r.connection_id = d.connection_id AND r.data_type = d.data_type)
            """;

    // Nobody takes a lease while its row is locked; a fence that is still the same says that nobody has had it
    // meanwhile.
    // Locked in one order, so that two glances never wait for each other.
    private static final String MOVE =
            """
            WITH seen AS (
                SELECT *
                  FROM unnest(:dataTypes::text[], :cursors::text[]::timestamptz[], :syncs::bigint[], :fences::bigint[])
                       AS seen (data_type, cursor_at, sync_id, fence)
            ), free AS (
                SELECT l.data_type
                  FROM daybook.lease l JOIN seen ON seen.data_type = l.data_type
                 WHERE l.connection_id = :connection AND l.fence = seen.fence AND l.expires_at < now()
                 ORDER BY l.data_type
                   FOR UPDATE OF l
            )
            UPDATE daybook.dataset d
               SET cursor_at = :at, glanced_at = :at, glance_asked_at = :askedAt, good_at = now(), tried_at = now()
              FROM seen JOIN free ON free.data_type = seen.data_type
             WHERE d.connection_id = :connection AND d.data_type = seen.data_type
               AND d.cursor_at = seen.cursor_at AND d.cursor_sync_id = seen.sync_id AND d.cursor_at <= :at
            """;

    private final Jdbi jdbi;
    private final Mappings mappings;

    GlanceStore(Jdbi jdbi, Mappings mappings) {
        this.jdbi = jdbi;
        this.mappings = mappings;
    }

    /**
     * Those of a connection's data types that a glance may answer for.
     *
     * @param provedAfter a comparison with the platform's figures at this moment or before is due again
     */
    List<Glanceable> find(Connection connection, Collection<String> dataTypes, Instant provedAfter) {
        List<Mapping> due = dataTypes.stream()
                .map(dataType -> mappings.get(connection.platform(), dataType))
                .toList();
        return jdbi.withHandle(handle -> handle.createQuery(GLANCEABLE)
                .bind("connection", connection.id())
                .bind("dataTypes", texts(due, Mapping::dataType))
                .bind("versions", texts(due, Mapping::version))
                .bind("provedAfter", provedAfter)
                .map((row, context) -> new Glanceable(
                        mappings.get(connection.platform(), row.getString("data_type")),
                        row.getTimestamp("cursor_at").toInstant(),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getLong("cursor_sync_id"),
                        row.getLong("fence")))
                .list());
    }

    private static String[] texts(List<Mapping> mappings, Function<Mapping, String> text) {
        return mappings.stream().map(text).toArray(String[]::new);
    }

    /**
     * Moves cursors on; never back, and none that somebody else has been at since.
     *
     * @param at the platform's clock before it was looked at
     * @param askedAt our clock then
     * @return how many were moved
     */
    int move(long connectionId, Set<Glanceable> unchanged, Instant at, Instant askedAt) {
        List<Glanceable> seen = List.copyOf(unchanged);
        return jdbi.withHandle(handle -> handle.createUpdate(MOVE)
                .bind("connection", connectionId)
                .bind("dataTypes", seen.stream().map(Glanceable::dataType).toArray(String[]::new))
                .bind(
                        "cursors",
                        seen.stream()
                                .map(dataset -> dataset.cursor().toString())
                                .toArray(String[]::new))
                .bind("syncs", seen.stream().map(Glanceable::syncId).toArray(Long[]::new))
                .bind("fences", seen.stream().map(Glanceable::fence).toArray(Long[]::new))
                .bind("at", at)
                .bind("askedAt", askedAt)
                .execute());
    }
}
