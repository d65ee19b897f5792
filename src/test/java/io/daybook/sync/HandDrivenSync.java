package io.daybook.sync;

import io.daybook.connection.Connections;
import io.daybook.connection.Credentials;
import io.daybook.connection.Vault;
import io.daybook.database.TestDatabase;
import io.daybook.deadletter.DeadLetters;
import io.daybook.ledger.LedgerLoader;
import io.daybook.ledger.LedgerSchema;
import io.daybook.ledger.PageArchive;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.Page;
import io.daybook.source.Plan;
import io.daybook.source.Window;
import io.daybook.source.netsuite.NetSuitePageFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** A Daybook whose syncs of invoices a test drives step by step, as the routes do, over a real PostgreSQL. */
final class HandDrivenSync implements AutoCloseable {
    private static final Instant RECEIVED = Instant.parse("2026-03-02T10:00:00Z");

    private final SyncModule module;
    private final Mappings mappings;
    private final long connection;

    HandDrivenSync(TestDatabase database, DataSource dataSource, Path home, Path mappingFiles) {
        this(database, dataSource, home, mappingFiles, "recipe");
    }

    /** @param recipe what besides mappings decides what becomes of records */
    HandDrivenSync(TestDatabase database, DataSource dataSource, Path home, Path mappingFiles, String recipe) {
        Connections connections =
                new Connections(database.jdbi(), Vault.open(Optional.empty(), Optional.empty(), home));
        connection = connections
                .link(
                        "Acme",
                        "netsuite",
                        "1234567",
                        Optional.empty(),
                        new Credentials.OAuth2Certificate("client", "certificate", "key"))
                .id();
        LedgerSchema schema = new LedgerSchema();
        mappings = Mappings.read(mappingFiles, schema.targets());
        module = new SyncModule(
                dataSource,
                database.jdbi(),
                connections,
                mappings,
                new LedgerLoader(schema),
                new PageArchive(),
                Map.of("netsuite", new NetSuitePageFormat()),
                new DeadLetters(database.jdbi()),
                recipe,
                SyncSettings.USUAL,
                Clock.systemUTC());
    }

    long connection() {
        return connection;
    }

    Mappings mappings() {
        return mappings;
    }

    Mapping mapping() {
        return mappings.get("netsuite", "invoices");
    }

    Syncs syncs() {
        return module.syncs();
    }

    PageLoader pages() {
        return module.pages();
    }

    SyncRun begin() {
        return begin(null);
    }

    private SyncRun begin(Order order) {
        return module.syncs().begin(connection, "invoices", order);
    }

    /** Begins a sync of one window over all keys. */
    WindowRun beginAnew(long expectedRecords) {
        return beginAnew(expectedRecords, null);
    }

    /** Begins a sync of one window over all keys, because somebody wants everything. */
    WindowRun beginEverything(long expectedRecords) {
        return beginAnew(expectedRecords, new Order(true, false, false));
    }

    private WindowRun beginAnew(long expectedRecords, Order order) {
        SyncRun run = begin(order);
        run.planRequest();
        module.syncs().planned(run, Plan.everything(List.of(Window.all()), expectedRecords, RECEIVED));
        return run.openWindows().get(0);
    }

    /**
     * A page arrives and its records go through the steps of the record route; it is not loaded yet.
     *
     * @return how many went through the route
     */
    int read(WindowRun window, boolean last, SourceRecord... records) throws SQLException {
        byte[] body = ("answer with " + records.length + " records").getBytes(StandardCharsets.UTF_8);
        List<Entry> entries =
                module.pages().open(window, new Page(body, "application/json", List.of(records), last, RECEIVED));
        entries.forEach(HandDrivenSync::map);
        return entries.size();
    }

    static void map(Entry entry) {
        RecordSteps steps = new RecordSteps();
        try {
            steps.map(entry);
            steps.classify(entry);
            steps.currency(entry);
        } catch (RuntimeException refused) {
            steps.refuse(entry, refused, "record", "map");
        }
    }

    /** A whole sync of one page. */
    SyncReport sync(SourceRecord... records) throws SQLException {
        WindowRun window = beginAnew(records.length);
        read(window, true, records);
        module.pages().load(window);
        return complete(window.sync());
    }

    /** Ends a run as the routes do, but that no platform is there to compare with. */
    SyncReport complete(SyncRun run) throws SQLException {
        module.syncs().settle(run);
        if (run.stopped() == null && run.openWindows().isEmpty()) {
            run.verification().conclude(Optional.empty());
        }
        return module.syncs().complete(run);
    }

    @Override
    public void close() {
        module.close();
    }
}
