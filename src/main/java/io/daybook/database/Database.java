package io.daybook.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.daybook.config.Problem;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * The PostgreSQL that holds everything: reachable, new enough and with the tables of this release. Thread-safe.
 */
public final class Database implements AutoCloseable {
    /** How long somebody waits for a free connection, or for one to be made, before that is a failure. */
    private static final long PATIENCE_MILLISECONDS = 10_000;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Optional<EmbeddedDatabase> embedded;
    private final String label;

    private Database(HikariDataSource pool, Optional<EmbeddedDatabase> embedded, String label) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.embedded = embedded;
        this.label = label;
    }

    /**
     * Connects to the PostgreSQL that the settings name, or starts the embedded one, and brings its tables up to date.
     * Any number of processes may do so at a time.
     *
     * @throws Problem when it cannot be reached, refuses us, is too old, or belongs to a newer Daybook
     */
    public static Database open(DatabaseSettings settings) {
        Database database = reach(settings);
        boolean opened = false;
        try {
            database.migrate();
            opened = true;
            return database;
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    /**
     * Connects to the PostgreSQL that the settings name, or starts the embedded one, and changes nothing in it: to be
     * followed by {@link #migrate}.
     *
     * @throws Problem when it cannot be reached, refuses us or is too old
     */
    public static Database reach(DatabaseSettings settings) {
        if (settings.url().filter(url -> !url.isBlank()).isPresent()) {
            return reach(DatabaseAddress.of(settings), settings.poolSize(), Optional.empty());
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.open(settings.dataFolder(), settings.embeddedPort());
        boolean opened = false;
        try {
            DatabaseAddress address = new DatabaseAddress(
                    embedded.url(),
                    Optional.of(embedded.user()),
                    Optional.of(embedded.password()),
                    "embedded in " + settings.dataFolder());
            Database database = reach(address, settings.poolSize(), Optional.of(embedded));
            opened = true;
            return database;
        } finally {
            if (!opened) {
                embedded.close();
            }
        }
    }

    private static Database reach(DatabaseAddress address, int poolSize, Optional<EmbeddedDatabase> embedded) {
        FirstContact.with(address);
        return new Database(pool(address, poolSize), embedded, address.label());
    }

    /**
     * Brings the tables up to date.
     *
     * @throws Problem when they belong to a newer Daybook, or cannot be changed
     */
    public void migrate() {
        Migrations.run(pool, label);
    }

    public DataSource dataSource() {
        return pool;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** {@code host:port/database}, or the folder of the embedded one; for messages. */
    public String label() {
        return label;
    }

    /**
     * Closes the pool and leaves the embedded PostgreSQL, which stops with its last user. To be called when everything that
     * uses the database has stopped, also when the process is asked to end by a signal; may be called more than once.
     */
    @Override
    public void close() {
        pool.close();
        embedded.ifPresent(EmbeddedDatabase::close);
    }

    private static HikariDataSource pool(DatabaseAddress address, int poolSize) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("daybook");
        config.setJdbcUrl(address.url());
        address.user().ifPresent(config::setUsername);
        address.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MILLISECONDS);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "daybook");
        config.addDataSourceProperty("connectTimeout", PATIENCE_MILLISECONDS / 1000);
        config.addDataSourceProperty("tcpKeepAlive", true);
        return new HikariDataSource(config);
    }
}
