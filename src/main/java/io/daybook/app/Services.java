package io.daybook.app;

import io.daybook.config.Problem;
import io.daybook.config.Setting;
import io.daybook.config.Settings;
import io.daybook.connection.CallCounts;
import io.daybook.connection.Companies;
import io.daybook.connection.Connections;
import io.daybook.connection.Vault;
import io.daybook.database.Database;
import io.daybook.database.DatabaseSettings;
import io.daybook.deadletter.DeadLetters;
import io.daybook.deadletter.Replays;
import io.daybook.ledger.LedgerLoader;
import io.daybook.ledger.LedgerSchema;
import io.daybook.ledger.PageArchive;
import io.daybook.lineage.Traces;
import io.daybook.mapping.Mappings;
import io.daybook.source.PageFormat;
import io.daybook.sync.SingleDocument;
import io.daybook.sync.SyncModule;
import io.daybook.sync.SyncSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Everything above the database and below the routes, put together from the settings. Its parts are thread-safe. */
public final class Services implements AutoCloseable {
    /** How long calls are counted in memory only. */
    private static final Duration CALLS_KEPT = Duration.ofSeconds(5);

    private final Settings settings;
    private final Mappings mappings;
    private final Database database;
    private final Companies companies;
    private final Connections connections;
    private final CallCounter calls;
    private final DeadLetters deadLetters;
    private final SyncModule sync;
    private final Replays replays;
    private final Traces traces;

    private Services(Settings settings, Mappings mappings, Database database) {
        this.settings = settings;
        this.mappings = mappings;
        this.database = database;
        Vault vault = Vault.open(
                set(Settings.SECRET_KEY), set(Settings.SECRET_KEY_FILE).map(settings.home()::resolve), settings.home());
        this.companies = new Companies(database.jdbi());
        this.connections = new Connections(database.jdbi(), vault);
        this.calls = new CallCounter(
                new CallCounts(database.jdbi()), settings.get(Settings.CALLS_BUDGET), CALLS_KEPT, Clock.systemUTC());
        this.deadLetters = new DeadLetters(database.jdbi());
        LedgerSchema schema = new LedgerSchema();
        LedgerLoader loader = new LedgerLoader(schema);
        PageArchive archive = new PageArchive();
        Map<String, PageFormat> formats = Platforms.formats();
        this.sync = new SyncModule(
                database.dataSource(),
                database.jdbi(),
                connections,
                mappings,
                loader,
                archive,
                formats,
                deadLetters,
                new RouteFiles(settings.folder(Settings.ROUTES)).recipe(),
                new SyncSettings(
                        Duration.ofMinutes(settings.get(Settings.SYNC_OVERLAP)),
                        Duration.ofMinutes(settings.get(Settings.CLOCK_TOLERANCE)),
                        Duration.ofMinutes(settings.get(Settings.PROOF_INTERVAL)),
                        settings.get(Settings.MOST_DELETIONS)),
                Clock.systemUTC());
        this.traces = new Traces(database.dataSource(), schema, archive, sync.versions(), formats);
        this.replays = new Replays(database.dataSource(), deadLetters, mappings, new SingleDocument(loader));
    }

    /**
     * Checks the mappings and reaches the database, side by side; only then brings its tables up to date, so that a mistake
     * in a mapping changes nothing.
     *
     * @throws Problem a setting, the database or the key is not usable
     * @throws io.daybook.mapping.MappingException a mapping file is not usable
     */
    public static Services open(Settings settings) {
        Production.check(settings);
        CompletableFuture<Database> reaching = CompletableFuture.supplyAsync(() -> Database.reach(of(settings)));
        Mappings mappings;
        try {
            mappings = mappings(settings);
        } catch (RuntimeException mistake) {
            reaching.handle((database, unreachable) -> database)
                    .thenAccept(Services::leave)
                    .join();
            throw mistake;
        }
        Database database = reached(reaching);
        boolean opened = false;
        try {
            database.migrate();
            Services services = new Services(settings, mappings, database);
            opened = true;
            return services;
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    private static void leave(Database database) {
        if (database != null) {
            database.close();
        }
    }

    private static Database reached(CompletableFuture<Database> reaching) {
        try {
            return reaching.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private static DatabaseSettings of(Settings settings) {
        return new DatabaseSettings(
                set(settings, Settings.DATABASE_URL),
                set(settings, Settings.DATABASE_USER),
                set(settings, Settings.DATABASE_PASSWORD),
                settings.home(),
                settings.get(Settings.DATABASE_POOL_SIZE),
                0);
    }

    /** Reads and checks the mapping files; needs no database. */
    public static Mappings mappings(Settings settings) {
        return Mappings.read(settings.folder(Settings.MAPPINGS), new LedgerSchema().targets());
    }

    private Optional<String> set(Setting<String> setting) {
        return set(settings, setting);
    }

    private static Optional<String> set(Settings settings, Setting<String> setting) {
        return settings.isSet(setting) ? Optional.of(settings.get(setting)) : Optional.empty();
    }

    public Settings settings() {
        return settings;
    }

    public Mappings mappings() {
        return mappings;
    }

    public Database database() {
        return database;
    }

    public Companies companies() {
        return companies;
    }

    public Connections connections() {
        return connections;
    }

    /** How many calls were made to the platforms. */
    public CallCounter calls() {
        return calls;
    }

    public DeadLetters deadLetters() {
        return deadLetters;
    }

    public SyncModule sync() {
        return sync;
    }

    /** Where ledger rows came from. */
    public Traces traces() {
        return traces;
    }

    public Replays replays() {
        return replays;
    }

    @Override
    public void close() {
        sync.close();
        calls.close();
        database.close();
    }
}
