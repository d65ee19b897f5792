package io.daybook.sandbox.intacct.query;

import io.daybook.sandbox.intacct.catalog.Catalog;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which records a viewer sees at all (Intacct reference 7): at top level the shared ones and those of all entities they may enter,
 * private ones only when asked for; in an entity its own and the shared ones. Not thread-safe.
 */
final class Visible {
    private final Catalog catalog;
    private final Viewer viewer;
    private final boolean showPrivate;
    private final boolean late;
    private final List<Object> parameters = new ArrayList<>();

    /** @param late whether there may be records that do not show yet */
    Visible(Catalog catalog, Viewer viewer, boolean showPrivate, boolean late) {
        this.catalog = catalog;
        this.viewer = viewer;
        this.showPrivate = showPrivate;
        this.late = late;
    }

    List<Object> parameters() {
        return parameters;
    }

    /** The condition; empty where everything is seen. */
    Optional<String> sql(ObjectType object, String alias) {
        List<String> conditions = new ArrayList<>();
        if (object.name().equals("AUDITHISTORY") && viewer.lateAudit() != null) {
            conditions.add(alias + ".ACCESSTIME <= ?");
            parameters.add(utc(viewer.lateAudit()));
        }
        if (object.document().isPresent()) {
            ObjectType document = catalog.get(object.document().get());
            sql(document, "d")
                    .ifPresent(inner -> conditions.add("EXISTS (SELECT 1 FROM " + document.name()
                            + " d WHERE d.RECORDNO = " + alias + "." + object.lineParent() + " AND " + inner + ")"));
        }
        if (late && object.document().isEmpty()) {
            conditions.add("(" + alias + ".\"#SHOWN\" IS NULL OR " + alias + ".\"#SHOWN\" <= ?)");
            parameters.add(utc(viewer.now()));
        }
        if (object.owned()) {
            owned(alias, conditions);
        }
        return conditions.isEmpty() ? Optional.empty() : Optional.of(String.join(" AND ", conditions));
    }

    private void owned(String alias, List<String> conditions) {
        String owner = alias + ".MEGAENTITYID";
        if (viewer.entity() != null) {
            conditions.add("(" + owner + " IS NULL OR " + owner + " = ?)");
            parameters.add(viewer.entity());
            return;
        }
        if (!viewer.entities().isEmpty()) {
            String marks = viewer.entities().stream().map(each -> "?").collect(Collectors.joining(", "));
            conditions.add("(" + owner + " IS NULL OR " + owner + " IN (" + marks + "))");
            parameters.addAll(viewer.entities());
        }
        if (!showPrivate) {
            conditions.add(alias + ".\"#PRIVATE\" IS NOT TRUE");
        }
    }

    private static LocalDateTime utc(java.time.Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
