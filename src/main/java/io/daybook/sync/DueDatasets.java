package io.daybook.sync;

import io.daybook.mapping.Mappings;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Which datasets a schedule means, in one question for all connections. Thread-safe. */
public final class DueDatasets {
    private static final String LINKED =
            """
            SELECT c.id,
                   d.cursor_at IS NULL OR d.mapping_version IS DISTINCT FROM :version OR d.mixed AS whole,
                   coalesce(d.trouble_kind IN ('transient', 'throttled'), false) AS struggling
              FROM daybook.connection c
              LEFT JOIN daybook.dataset d ON d.connection_id = c.id AND d.data_type = :dataType
             WHERE c.platform = :platform AND c.status = 'Linked'
             ORDER BY d.tried_at NULLS FIRST, c.id
            """;

    private final Jdbi jdbi;
    private final Mappings mappings;

    DueDatasets(Jdbi jdbi, Mappings mappings) {
        this.jdbi = jdbi;
        this.mappings = mappings;
    }

    /**
     * One data type of every linked connection of a platform, those that were not looked at for longest first.
     *
     * @throws io.daybook.config.Problem no mapping covers the data type
     */
    public List<Due> linked(String platform, String dataType) {
        String version = mappings.get(platform, dataType).version();
        return jdbi.withHandle(handle -> handle.createQuery(LINKED)
                .bind("platform", platform)
                .bind("dataType", dataType)
                .bind("version", version)
                .map((row, context) -> new Due(
                        row.getLong("id"), dataType, lane(row.getBoolean("whole"), row.getBoolean("struggling"))))
                .list());
    }

    private static Lane lane(boolean whole, boolean struggling) {
        return struggling ? Lane.STRUGGLING : whole ? Lane.BACKFILL : Lane.PROMPT;
    }
}
