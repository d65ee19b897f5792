package io.daybook.sync;

import io.daybook.connection.Connections;
import io.daybook.ledger.LedgerLoader;
import io.daybook.ledger.LedgerSchema;
import io.daybook.ledger.PageArchive;
import io.daybook.mapping.Mappings;
import io.daybook.source.PageFormat;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Puts the parts of the package together. */
public final class SyncModule implements AutoCloseable {
    private final List<SyncListener> listeners = new CopyOnWriteArrayList<>();
    private final DataTypes dataTypes;
    private final Leases leases;
    private final Syncs syncs;
    private final PageLoader pages;
    private final Proofs proofs;
    private final Datasets datasets;
    private final MappingVersions versions;
    private final ArchivedRecords archived;
    private final Remaps remaps;
    private final DueDatasets due;
    private final Glances glances;
    private final Statuses statuses;

    /**
     * @param formats how each platform writes its pages, by platform
     * @param recipe what besides mappings decides what becomes of records, a short text: where it has changed, documents that
     *     came before are looked at as if they had not
     */
    public SyncModule(
            DataSource dataSource,
            Jdbi jdbi,
            Connections connections,
            Mappings mappings,
            LedgerLoader ledger,
            PageArchive archive,
            Map<String, PageFormat> formats,
            SetAside setAside,
            String recipe,
            SyncSettings settings,
            Clock clock) {
        SyncStore store = new SyncStore(jdbi);
        dataTypes = new DataTypes(mappings);
        leases = new Leases(jdbi);
        datasets = new Datasets(jdbi);
        versions = new MappingVersions(jdbi, mappings);
        due = new DueDatasets(jdbi, mappings);
        glances = new Glances(connections, new GlanceStore(jdbi, mappings), datasets, listeners, settings, clock);
        statuses = new Statuses(jdbi, mappings, dataTypes);
        proofs = new Proofs(dataSource, store, datasets, new ControlTotals(jdbi), settings.proveEvery(), clock);
        Runs runs = new Runs(connections, mappings, versions, leases, datasets, listeners, settings.overlap(), clock);
        Stops stops = new Stops(connections, datasets, setAside, runs::stopping);
        Settlement settlement = new Settlement(store, new Absences(ledger, setAside), stops, settings);
        syncs = new Syncs(
                runs, store, settlement, proofs, stops, setAside, listeners, settings.clockTolerance(), clock);
        pages = new PageLoader(dataSource, ledger, archive, setAside, recipe, listeners);
        ArchivedDocuments documents = new ArchivedDocuments(new LedgerSchema());
        archived = new ArchivedRecords(
                dataSource, documents, new ArchivedPages(archive, versions, formats), datasets, clock);
        remaps = new Remaps(runs, syncs, store, datasets, versions, documents, stops);
    }

    /** Everyone who wants to hear how syncs get on. */
    public List<SyncListener> listeners() {
        return listeners;
    }

    /** What can be synced. */
    public DataTypes dataTypes() {
        return dataTypes;
    }

    public Syncs syncs() {
        return syncs;
    }

    public PageLoader pages() {
        return pages;
    }

    /** The step that compares with the platform's own counts and sums. */
    public Proofs proofs() {
        return proofs;
    }

    public Datasets datasets() {
        return datasets;
    }

    /** Mappings as they once were. */
    public MappingVersions versions() {
        return versions;
    }

    /** The page archive as a source of records. */
    public ArchivedRecords archived() {
        return archived;
    }

    /** Runs of the present mapping over the archive. */
    public Remaps remaps() {
        return remaps;
    }

    /** How every dataset gets on. */
    public Statuses statuses() {
        return statuses;
    }

    /** What comes before the syncs that a schedule means. */
    public Glances glances() {
        return glances;
    }

    /** What a schedule means. */
    public DueDatasets due() {
        return due;
    }

    @Override
    public void close() {
        syncs.stopAll();
        leases.close();
    }
}
