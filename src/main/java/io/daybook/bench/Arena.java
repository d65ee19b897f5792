package io.daybook.bench;

import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.config.Settings;
import io.daybook.connection.Credentials;
import io.daybook.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where subjects are measured: a PostgreSQL of its own with PostgreSQL's default settings, an instant platform in this
 * process, and a linked connection. All of it is gone when it is closed.
 */
final class Arena implements AutoCloseable {
    /** Who reads side by side, on both sides: what an account of the smallest tier lets through, less one for people. */
    static final int READERS = 4;

    /** What an account of the smallest tier lets through. */
    static final int LIMIT = 5;

    private static final String EMPTY =
            """
            TRUNCATE ledger.currency, ledger.customer, ledger.invoice, ledger.invoice_line, ledger.credit_note,
                     ledger.credit_note_line, daybook.sync, daybook.sync_window, daybook.page, daybook.dead_letter, daybook.dataset,
                     daybook.ignored_document, daybook.reread, daybook.absence, daybook.deletion, daybook.control_total
            """;

    private static final String SIZE =
            """
            SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind = 'r' AND n.nspname IN ('ledger', 'daybook')
            """;

    private final Path installation;
    private final Path folder;
    private final EmbeddedDatabase database;
    private final InstantPlatform platform;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final long connection;

    private Arena(Path installation, Path folder, EmbeddedDatabase database, InstantPlatform platform) {
        this.installation = installation;
        this.folder = folder;
        this.database = database;
        this.platform = platform;
        platform.behave(new InstantPlatform.Manners(Duration.ZERO, LIMIT));
        environment.put(Settings.HOME.environmentName(), folder.toAbsolutePath().toString());
        environment.put(Settings.DATABASE_URL.environmentName(), database.url());
        environment.put(Settings.DATABASE_USER.environmentName(), database.user());
        environment.put(Settings.DATABASE_PASSWORD.environmentName(), database.password());
        environment.put(Settings.MANAGEMENT_PORT.environmentName(), "0");
        this.connection = link(1);
    }

    /**
     * Makes it.
     *
     * @param installation folder with routes and mappings
     * @param folder for everything that is written; made now, deleted in the end
     */
    static Arena make(Path installation, Path folder, PreparedBooks books) {
        EmbeddedDatabase database = null;
        InstantPlatform platform = null;
        boolean made = false;
        try {
            Files.createDirectories(folder);
            database = EmbeddedDatabase.open(folder, 0);
            platform = InstantPlatform.start(books);
            Arena arena = new Arena(installation, folder, database, platform);
            made = true;
            return arena;
        } catch (IOException e) {
            throw Problem.failed(
                    folder.toString(),
                    "this folder cannot be made: " + e.getMessage(),
                    "Make the data folder writable, or set " + Settings.HOME.environmentName() + " to one that is.",
                    e);
        } finally {
            if (!made) {
                close(platform, database, folder);
            }
        }
    }

    /**
     * Links connections with accounts of their own to the platform.
     *
     * @return number of the last
     */
    long link(int connections) {
        long id = 0;
        try (Services services = Services.open(Settings.read(installation, environment))) {
            for (int i = 0; i < connections; i++) {
                id = services.connections()
                        .link(
                                "Bench " + i,
                                "netsuite",
                                Integer.toString(1_000_000 + i),
                                Optional.of(platform.address()),
                                new Credentials.TokenBased("consumer", "consumer-secret", "token", "token-secret"))
                        .id();
            }
        }
        return id;
    }

    /** Makes the tables empty, as before the first sync. */
    void empty() throws SQLException {
        execute(EMPTY);
    }

    /** Writes out what PostgreSQL still has to write, so that nobody pays for what another one did. */
    void settle() throws SQLException {
        execute("VACUUM ANALYZE");
        execute("CHECKPOINT");
    }

    /** Bytes that PostgreSQL has written to its log so far. */
    long logged() throws SQLException {
        return number("SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint");
    }

    /** Bytes of all tables with their indexes. */
    long stored() throws SQLException {
        return number(SIZE);
    }

    /** CPU that PostgreSQL's processes have used so far; zero where this system does not tell. */
    Duration databaseCpu() {
        return database.pid()
                .flatMap(ProcessHandle::of)
                .map(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                        .reduce(LinuxTicks.ofEnded(postmaster.pid()), Duration::plus))
                .orElse(Duration.ZERO);
    }

    /** A connection to PostgreSQL. */
    Connection openDatabase() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private void execute(String sql) throws SQLException {
        try (Connection open = openDatabase();
                Statement statement = open.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection open = openDatabase();
                Statement statement = open.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    Path installation() {
        return installation;
    }

    Path folder() {
        return folder;
    }

    InstantPlatform platform() {
        return platform;
    }

    /** Settings for subjects. */
    Map<String, String> environment() {
        return environment;
    }

    /** Number of the connection that is linked from the start. */
    long connection() {
        return connection;
    }

    @Override
    public void close() {
        close(platform, database, folder);
    }

    private static void close(InstantPlatform platform, EmbeddedDatabase database, Path folder) {
        if (platform != null) {
            platform.close();
        }
        if (database != null) {
            database.close();
        }
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw Problem.failed(
                    folder.toString(), "it cannot be deleted: " + e.getMessage(), "Delete it yourself.", e);
        }
    }
}
