package io.daybook.sync;

import io.daybook.config.Problem;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Question;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The life of a run of the present mapping over the archive, as the remap route calls it: {@link #begin}, the windows,
 * {@link #complete}. It is a sync whose source is the archive: it moves no cursor and takes nothing for deleted. Thread-safe.
 */
public final class Remaps {
    private final Runs runs;
    private final Syncs syncs;
    private final SyncStore store;
    private final Datasets datasets;
    private final MappingVersions versions;
    private final ArchivedDocuments documents;
    private final Stops stops;

    Remaps(
            Runs runs,
            Syncs syncs,
            SyncStore store,
            Datasets datasets,
            MappingVersions versions,
            ArchivedDocuments documents,
            Stops stops) {
        this.runs = runs;
        this.syncs = syncs;
        this.store = store;
        this.datasets = datasets;
        this.versions = versions;
        this.documents = documents;
        this.stops = stops;
    }

    /**
     * Begins a run, or goes on with one that was interrupted.
     *
     * @return the run, without a lease where another process is at the dataset
     * @throws Problem the connection does not exist, no mapping covers the data type, or the archive does not hold what the
     *     mapping asks for; says what is missing
     */
    public SyncRun begin(long connectionId, String dataType) {
        return runs.beginArchive(connectionId, dataType, run -> store.beginArchive(run, handle -> plan(handle, run)));
    }

    private ArchivePlan plan(Handle handle, SyncRun run) {
        try {
            check(handle, run);
            return documents.plan(handle.getConnection(), run.connection().id(), run.dataType());
        } catch (SQLException failed) {
            throw new IllegalStateException("the archive could not be looked through: " + failed.getMessage(), failed);
        }
    }

    /** The archive must hold every document that the mapping asks for, and every field of each. */
    private void check(Handle handle, SyncRun run) throws SQLException {
        String last = run.dataset()
                .mappingVersion()
                .filter(version -> run.dataset().cursor().isPresent())
                .orElseThrow(() -> refused(
                        run,
                        "was never read to its end, so that the archive does not hold the whole of it",
                        "daybook sync"));
        Mapping now = run.mapping();
        otherRecords(versions.get(run.platform(), run.dataType(), last).question(), now.question())
                .ifPresent(part -> {
                    throw refused(
                            run,
                            "cannot be mapped again from the archive: the mapping's '" + part
                                    + "' has changed since it was"
                                    + " read, so that the platform may now give other records",
                            "daybook sync --everything");
                });
        for (String version :
                documents.versions(handle.getConnection(), run.connection().id(), run.dataType())) {
            if (!version.equals(now.version())) {
                Question then =
                        versions.get(run.platform(), run.dataType(), version).question();
                List<String> unasked = unasked(then, now.question());
                if (!unasked.isEmpty()) {
                    throw refused(
                            run,
                            "cannot be mapped again from the archive: the mapping now asks for "
                                    + String.join(", ", unasked) + "; pages that mapping " + version
                                    + " asked for do not have that",
                            "daybook sync --everything");
                }
            }
        }
    }

    private static Problem refused(SyncRun run, String what, String command) {
        return Problem.failed(
                run.connection().label(),
                run.dataType() + " " + what,
                "Read it: " + command + " --connection " + run.connection().id() + " --data-type " + run.dataType(),
                null);
    }

    /** The part of {@code ask} by which the two differ in which records they ask for; empty where they do not. */
    private static Optional<String> otherRecords(Question then, Question now) {
        List<String> parts = new ArrayList<>();
        note(parts, "from", then.from(), now.from());
        note(parts, "join", then.joins(), now.joins());
        note(parts, "where", then.where(), now.where());
        note(parts, "document", then.document(), now.document());
        note(parts, "key", then.key(), now.key());
        note(parts, "modified", then.clocks(), now.clocks());
        return parts.stream().findFirst();
    }

    private static void note(List<String> parts, String part, Object then, Object now) {
        if (!Objects.equals(then, now)) {
            parts.add(part);
        }
    }

    /** Fields that are asked for now and were not then, or not in the same words. */
    private static List<String> unasked(Question then, Question now) {
        return now.fields().stream()
                .filter(field -> then.fields().stream().noneMatch(before -> same(before, field)))
                .map(field -> "field '" + field.name() + "' (" + field.expression() + ")")
                .toList();
    }

    private static boolean same(Question.Field then, Question.Field now) {
        return then.name().equals(now.name())
                && then.form() == now.form()
                && then.expression().equals(now.expression())
                && then.format().equals(now.format());
    }

    /** Ends a run: says what could not be read, writes how it ended, gives the lease back and reports. */
    public SyncReport complete(SyncRun run) {
        if (run.planned() && run.stopped() == null && run.openWindows().isEmpty()) {
            run.verification().conclude(Optional.empty());
            Map<String, Long> damaged = datasets.rereads(run.connection().id(), run.dataType(), DAMAGED_PAGES);
            if (!damaged.isEmpty()) {
                SyncReport.Stop stop = new SyncReport.Stop("defect", message(run, damaged));
                stops.refuse(run, stop, "remap", "complete");
            }
        }
        return syncs.complete(run);
    }

    private static final String DAMAGED_PAGES = "page % of the archive cannot be used: %";

    private static String message(SyncRun run, Map<String, Long> damaged) {
        long all = damaged.values().stream().mapToLong(Long::longValue).sum();
        String pages = damaged.entrySet().stream()
                .limit(5)
                .map(page -> page.getKey() + " (" + page.getValue() + " documents)")
                .collect(Collectors.joining("; "));
        return run.connection().label() + ": " + all + " documents of " + run.dataType()
                + " could not be put together from the archive and were left as they are: " + pages
                + (damaged.size() > 5 ? "; and " + (damaged.size() - 5) + " more pages" : "")
                + ". Everything else was mapped. The next sync reads them again: daybook sync --connection "
                + run.connection().id() + " --data-type " + run.dataType();
    }
}
