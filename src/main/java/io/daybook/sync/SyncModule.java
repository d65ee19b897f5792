package io.daybook.sync;

import io.daybook.connection.Connections;
import io.daybook.ledger.LedgerLoader;
import io.daybook.ledger.PageArchive;
import io.daybook.mapping.Mappings;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Puts the parts of the package together. */
public final class SyncModule implements AutoCloseable {
    private final List<SyncListener> listeners = new CopyOnWriteArrayList<>();
    private final Leases leases;
    private final Syncs syncs;
    private final PageLoader pages;

    public SyncModule(
            DataSource dataSource,
            Jdbi jdbi,
            Connections connections,
            Mappings mappings,
            LedgerLoader ledger,
            PageArchive archive,
            SetAside setAside,
            Clock clock) {
        SyncStore store = new SyncStore(jdbi);
        leases = new Leases(jdbi);
        syncs = new Syncs(connections, mappings, leases, store, setAside, listeners, clock);
        pages = new PageLoader(dataSource, ledger, archive, setAside, store, listeners);
    }

    /** Everyone who wants to hear how syncs get on. */
    public List<SyncListener> listeners() {
        return listeners;
    }

    public Syncs syncs() {
        return syncs;
    }

    public PageLoader pages() {
        return pages;
    }

    @Override
    public void close() {
        syncs.stopAll();
        leases.close();
    }
}
