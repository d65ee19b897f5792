package io.daybook.sandbox.intacct.query;

import io.daybook.sandbox.intacct.Formatting;
import java.time.Instant;
import java.util.Set;

/**
 * Who looks at the books, from where.
 *
 * @param entities ids of the entities whose records are seen; empty for all
 * @param entity id of the entity they are in; {@code null} at top level
 * @param now the company's present moment
 * @param lateAudit before which moment rows of the audit trail must lie to show; {@code null} for any
 */
public record Viewer(Formatting formatting, Set<String> entities, String entity, Instant now, Instant lateAudit) {
    public Viewer {
        entities = Set.copyOf(entities);
    }
}
